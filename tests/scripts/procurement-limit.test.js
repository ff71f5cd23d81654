import assert from "node:assert/strict";
import { test } from "node:test";
import { readLimit, within } from "../../content/assets/procurement-limit.js";

const product = (value, org_id = "acme") => ({ value, org_id });

test("a limit is read as people type it", () => {
  assert.equal(readLimit(" 1,234.5 "), "1234.5");
  assert.equal(readLimit("１２．５"), "12.5");
  assert.equal(readLimit("0"), "0");
  for (const text of ["", "-1", "1e3", "1.", ".5", "1.2.3", "twelve", "1".repeat(19), `0.${"1".repeat(19)}`]) {
    assert.equal(readLimit(text), null, text);
  }
});

test("what is at the limit stays, what is beyond by the last digit does not", () => {
  const products = [product("99.9"), product("100"), product("100.000000000000000001"), product("-1")];
  assert.deepEqual(
    within(products, "100.000").left.map(({ value }) => value),
    ["99.9", "100", "-1"],
  );
});

test("organisations are counted once", () => {
  const products = [product("1", "acme"), product("2", "acme"), product("3", "other"), product("9", "third")];
  const { left, organisations } = within(products, "3");
  assert.deepEqual([left.length, organisations], [3, 2]);
  assert.deepEqual(within(products, "0.5"), { left: [], organisations: 0 });
});
