// @ts-check
// Whether products may be compared, and what comes out: codes and numbers alone, no words and nothing of the page.
import { exactly } from "./decimals.js";

/**
 * What is judged of a product. A part of its key that nobody knows is null; so is a number that may not be shown.
 *
 * @typedef {object} Judged
 * @property {string} letter
 * @property {{ readonly [part: string]: string | null }} parts
 * @property {boolean} holds
 * @property {boolean} independent
 * @property {string} trust
 * @property {string | null} value
 * @property {string | null} low
 * @property {string | null} high
 */

/** @typedef {{ letter: string, value: string, low: string, high: string }} Ranged */
/** @typedef {"gone" | "past" | "declared" | "no_range"} Hindrance */

/**
 * A part of the key that keeps products apart: it differs, or somebody does not know it.
 *
 * @typedef {{ part: string, isUnknown: boolean }} Difference
 */

/**
 * Why numbers are not compared although the keys agree, and of which products that is said.
 *
 * @typedef {{ state: Hindrance, letters: string[] }} Obstacle
 */

/**
 * Two products compared: their ranges overlap, or `one` is lower; how much, where a share of the other can be told.
 *
 * @typedef {{ outcome: "overlap" | "plain" | "under" | "over", one: string, other: string }
 *   | { outcome: "lower", one: string, other: string, percent: number }} Pair
 */

/**
 * @typedef {object} Judgement
 * @property {"one" | "different" | "compared" | Hindrance} state
 * @property {Difference[]} differences
 * @property {Obstacle | null} obstacle
 * @property {Pair[]} pairs
 * @property {boolean} isMixed whether the keys agree, but not who stands behind the numbers
 */

/**
 * Returns every part of the key that differs, or that somebody does not know.
 *
 * @param {readonly Judged[]} all
 * @param {readonly string[]} parts
 * @returns {Difference[]}
 */
const differencesOf = (all, parts) =>
  parts.flatMap((part) => {
    const codes = new Set(all.map((each) => each.parts[part] ?? null));
    const isUnknown = codes.has(null);
    return isUnknown || codes.size > 1 ? [{ part, isUnknown }] : [];
  });

/** @type {readonly [Hindrance, (product: Judged) => boolean][]} */
const CONDITIONS = [
  ["gone", ({ value }) => value !== null],
  ["past", ({ holds }) => holds],
  ["declared", ({ independent }) => independent],
  ["no_range", ({ low, high }) => low !== null && high !== null],
];

/**
 * Returns the first obstacle that holds.
 *
 * @param {readonly Judged[]} all
 * @returns {Obstacle | null}
 */
const obstacleOf = (all) => {
  for (const [state, isMet] of CONDITIONS) {
    const letters = all.filter((each) => !isMet(each)).map(({ letter }) => letter);
    if (letters.length) return { state, letters };
  }
  return null;
};

/**
 * Returns by how much one number is lower than another, in whole percent of the other, halves to the even one.
 *
 * @param {bigint} less
 * @param {bigint} more
 * @returns {{ outcome: "plain" | "under" | "over" } | { outcome: "lower", percent: number }}
 */
const lowerBy = (less, more) => {
  if (less <= 0n) return { outcome: "plain" };
  const hundredfold = (more - less) * 100n;
  if (hundredfold < more) return { outcome: "under" };
  const [floor, twice] = [hundredfold / more, (hundredfold % more) * 2n];
  const percent = twice > more || (twice === more && floor % 2n === 1n) ? floor + 1n : floor;
  return percent > 99n ? { outcome: "over" } : { outcome: "lower", percent: Number(percent) };
};

/**
 * @param {Ranged} one
 * @param {Ranged} other
 * @param {(text: string) => bigint} exact
 * @returns {Pair}
 */
const pairOf = (one, other, exact) => {
  const [less, more] = exact(one.value) <= exact(other.value) ? [one, other] : [other, one];
  if (exact(less.high) >= exact(more.low)) return { outcome: "overlap", one: one.letter, other: other.letter };
  return { ...lowerBy(exact(less.value), exact(more.value)), one: less.letter, other: more.letter };
};

/**
 * @param {readonly Judged[]} all
 * @returns {Pair[]}
 */
const pairsOf = (all) => {
  const ranged = /** @type {readonly Ranged[]} */ (all); // a missing number is an obstacle
  const exact = exactly(ranged.flatMap(({ value, low, high }) => [value, low, high]));
  return ranged.flatMap((one, place) => ranged.slice(place + 1).map((other) => pairOf(one, other, exact)));
};

/**
 * Judges some products: what keeps them apart, else the first obstacle, else every pair.
 *
 * @param {readonly Judged[]} all
 * @param {readonly string[]} parts of the key, in the order in which they are told
 * @returns {Judgement}
 */
export const judge = (all, parts) => {
  const nothing = { differences: [], obstacle: null, pairs: [], isMixed: false };
  if (all.length < 2) return { ...nothing, state: "one" };
  const [differences, obstacle] = [differencesOf(all, parts), obstacleOf(all)];
  if (differences.length) {
    return { ...nothing, state: "different", differences, obstacle: obstacle?.state === "gone" ? obstacle : null };
  }
  const isMixed = new Set(all.map(({ trust }) => trust)).size > 1;
  if (obstacle) return { ...nothing, state: obstacle.state, obstacle, isMixed };
  return { ...nothing, state: "compared", pairs: pairsOf(all), isMixed };
};
