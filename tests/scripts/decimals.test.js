import assert from "node:assert/strict";
import { test } from "node:test";
import { exactly } from "../../content/assets/decimals.js";

test("numbers are whole multiples of the smallest place among them", () => {
  const exact = exactly(["1.5", "-0.25", "3"]);
  assert.deepEqual(["1.5", "-0.25", "3", "-0.5"].map(exact), [150n, -25n, 300n, -50n]);
});

test("no digit is lost where a double would lose one", () => {
  const [one, other] = ["110.000000000000000001", "110.000000000000000002"];
  assert.equal(Number(one), Number(other));
  const exact = exactly([one, other]);
  assert.equal(exact(other) - exact(one), 1n);
});
