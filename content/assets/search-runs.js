// @ts-check
// Sets of places as runs, one after the other: from, to (not included), from, to …

/** @typedef {readonly number[]} Runs */

/**
 * Returns the runs that an entry of the index stands for: steps from the end of one run to the next place, and where a
 * step is negative, by how much the last run is longer.
 *
 * @param {readonly number[] | undefined} entry
 * @returns {Runs}
 */
export const runsOf = (entry) => {
  /** @type {number[]} */
  const runs = [];
  let end = 0;
  for (const step of entry ?? []) {
    if (step < 0) end = /** @type {number} */ (runs.pop()) - step;
    else {
      runs.push(end + step);
      end += step + 1;
    }
    runs.push(end);
  }
  return runs;
};

/**
 * @param {Runs} one
 * @param {Runs} other
 * @returns {Runs}
 */
export const intersect = (one, other) => {
  const runs = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const from = Math.max(one[i], other[j]);
    const to = Math.min(one[i + 1], other[j + 1]);
    if (from < to) runs.push(from, to);
    if (one[i + 1] < other[j + 1]) i += 2;
    else j += 2;
  }
  return runs;
};

/**
 * @param {Runs} one
 * @param {Runs} other
 */
export const without = (one, other) => {
  const gaps = [0];
  for (const edge of other) gaps.push(edge);
  gaps.push(Infinity);
  return intersect(one, gaps);
};

/**
 * @param {Runs} one
 * @param {Runs} other
 */
export const unite = (one, other) => {
  const gaps = without(without([0, Infinity], one), other);
  return without([0, Infinity], gaps);
};

/** @param {Runs} runs */
export const placesOf = (runs) => {
  const places = [];
  for (let i = 0; i < runs.length; i += 2)
    for (let place = runs[i]; place < runs[i + 1]; place += 1) places.push(place);
  return places;
};

/** @param {Runs} runs */
export const sizeOf = (runs) => runs.reduce((size, edge, i) => size + (i % 2 ? edge : -edge), 0);
