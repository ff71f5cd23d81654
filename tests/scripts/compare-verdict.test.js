import assert from "node:assert/strict";
import { test } from "node:test";
import { judge } from "../../content/assets/compare-verdict.js";

const PARTS = ["kind", "category", "unit", "rule"];
const KEY = { kind: "own", category: "e-bike", unit: "piece", rule: "pcr-1" };
const TINY = "0.000000000000000001";

/** Products A, B, C … with one key, verified, 100 in a range from 90 to 110, but for what is given. */
const products = (...given) =>
  given.map(({ parts, ...each }, place) => ({
    ...{ letter: "ABCD"[place], holds: true, independent: true, trust: "verified" },
    ...{ low: "90", value: "100", high: "110" },
    ...each,
    parts: { ...KEY, ...parts },
  }));
const between = (low, value, high) => ({ low, value, high });
const verdict = (...given) => judge(products(...given), PARTS);

/** The verdict on two ranges, as one line. */
const told = (one, other) => {
  const { outcome, one: lower, other: higher, percent } = verdict(between(...one), between(...other)).pairs[0];
  return [lower, higher, outcome, ...(percent === undefined ? [] : [percent])].join(" ");
};

test("one product, or none, is compared with nothing", () => {
  assert.equal(verdict().state, "one");
  assert.deepEqual(verdict({}), { state: "one", differences: [], obstacle: null, pairs: [], isMixed: false });
});

test("every part that differs or that somebody does not know is told, in the order of the key", () => {
  const { state, differences, pairs } = verdict({}, { parts: { rule: null, category: "beer" } }, {});
  assert.equal(state, "different");
  assert.deepEqual(differences, [
    { part: "category", isUnknown: false },
    { part: "rule", isUnknown: true },
  ]);
  assert.deepEqual(pairs, []);
});

test("what nobody knows is not the same", () => {
  const unknown = { parts: { unit: null } };
  assert.deepEqual(verdict(unknown, unknown).differences, [{ part: "unit", isUnknown: true }]);
});

test("beside different keys only a number that is gone is told", () => {
  const other = { parts: { category: "beer" } };
  assert.equal(verdict({ holds: false }, other).obstacle, null);
  assert.deepEqual(verdict({ value: null, low: null, high: null }, other).obstacle, { state: "gone", letters: ["A"] });
});

test("the first obstacle counts, with all products that it is in the way of", () => {
  const gone = { value: null, low: null, high: null };
  const [past, declared, bare] = [{ holds: false }, { independent: false }, { low: null, high: null }];
  const obstacles = [
    [[{}, bare, bare], "no_range", ["B", "C"]],
    [[bare, declared], "declared", ["B"]],
    [[declared, past, bare], "past", ["B"]],
    [[past, declared, bare, gone], "gone", ["D"]],
    [[{}, { ...between("90", "100", "110"), high: null }], "no_range", ["B"]],
  ];
  for (const [given, state, letters] of obstacles) {
    const found = verdict(...given);
    assert.deepEqual([found.state, found.obstacle, found.pairs], [state, { state, letters }, []]);
  }
});

test("that different kinds of confirmation stand behind the numbers is told, where the keys agree", () => {
  assert.equal(verdict({}, {}).isMixed, false);
  assert.equal(verdict({}, { trust: "certified" }).isMixed, true);
  assert.equal(verdict({ holds: false }, { trust: "certified" }).isMixed, true);
  assert.equal(verdict({ parts: { unit: "kg" } }, { trust: "certified" }).isMixed, false);
});

test("a lower number is lower only where the ranges do not touch", () => {
  assert.equal(told(["90", "100", "110"], ["120", "200", "210"]), "A B lower 50");
  assert.equal(told(["120", "200", "210"], ["90", "100", "110"]), "B A lower 50");
  assert.equal(told(["90", "100", "110"], ["110", "200", "210"]), "A B overlap");
  assert.equal(told(["110", "200", "210"], ["90", "100", "110"]), "A B overlap");
  assert.equal(told(["90", "100", "110"], [`110${TINY.slice(1)}`, "200", "210"]), "A B lower 50");
  assert.equal(told(["90", "100", `110${TINY.slice(1)}`], ["110", "200", "210"]), "A B overlap");
});

test("percent are rounded half to even, and never said where they would be none or all", () => {
  assert.equal(told(["1", "87.5", "88"], ["99", "100", "101"]), "A B lower 12");
  assert.equal(told(["1", "86.5", "88"], ["99", "100", "101"]), "A B lower 14");
  assert.equal(told(["1", "87.4999", "88"], ["99", "100", "101"]), "A B lower 13");
  assert.equal(told(["1", "99", "99"], ["99.9", "100", "101"]), "A B lower 1");
  assert.equal(told(["99", "99.5", "99.6"], ["99.9", "100", "101"]), "A B under");
  assert.equal(told(["0.5", "0.5", "0.5"], ["99", "100", "101"]), "A B over");
  assert.equal(told(["0.6", "0.6", "0.6"], ["99", "100", "101"]), "A B lower 99");
});

test("below or beside zero there is no share of the other to tell", () => {
  assert.equal(told(["-3", "-2", "-1"], ["1", "2", "3"]), "A B plain");
  assert.equal(told(["-30", "-20", "-10"], ["-3", "-2", "-1"]), "A B plain");
  assert.equal(told(["-0.5", "0", "0.5"], ["1", "2", "3"]), "A B plain");
  assert.equal(told(["-0.5", "-0.1", "0"], ["0", "0.1", "0.2"]), "A B overlap");
});

test("of more than two, every pair is compared", () => {
  const { pairs } = verdict(between("1", "2", "3"), between("10", "20", "30"), between("4", "5", "6"), {});
  assert.deepEqual(
    pairs.map(({ one, other, percent }) => `${one} ${other} ${percent}`),
    ["A B 90", "A C 60", "A D 98", "C B 75", "B D 80", "C D 95"],
  );
});
