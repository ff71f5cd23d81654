import assert from "node:assert/strict";
import { test } from "node:test";
import { intersect, placesOf, runsOf, sizeOf, unite, without } from "../../content/assets/search-runs.js";

/** Some sets of the places 0 to 6, each as runs and as places: every one of them. */
const SETS = Array.from({ length: 128 }, (_, bits) => [0, 1, 2, 3, 4, 5, 6].filter((place) => bits & (1 << place)));
const runs = (places) =>
  places.flatMap((place) => [
    ...(places.includes(place - 1) ? [] : [place]),
    ...(places.includes(place + 1) ? [] : [place + 1]),
  ]);

test("an entry's steps are places and lengths of runs", () => {
  assert.deepEqual(runsOf([3]), [3, 4]);
  assert.deepEqual(runsOf([3, -2]), [3, 6]);
  assert.deepEqual(runsOf([0, -1, 4, 1, -9]), [0, 2, 6, 7, 8, 18]);
  assert.deepEqual(runsOf(undefined), []);
});

test("runs and places are the same set", () => {
  for (const places of SETS) {
    assert.deepEqual(placesOf(runs(places)), places);
    assert.equal(sizeOf(runs(places)), places.length);
  }
});

test("runs are united, intersected and taken away as sets are", () => {
  for (const one of SETS) {
    for (const other of SETS) {
      const both = one.filter((place) => other.includes(place));
      const rest = one.filter((place) => !other.includes(place));
      const all = [...new Set([...one, ...other])].sort();
      assert.deepEqual(placesOf(intersect(runs(one), runs(other))), both);
      assert.deepEqual(placesOf(without(runs(one), runs(other))), rest);
      assert.deepEqual(placesOf(unite(runs(one), runs(other))), all);
    }
  }
});

test("everything can be met with something", () => {
  assert.deepEqual(intersect([0, Infinity], [2, 5]), [2, 5]);
  assert.deepEqual(without([0, Infinity], [2, 5]), [0, 2, 5, Infinity]);
});
