// @ts-check
// What a limit on the footprint leaves of the products of a key. Numbers are compared digit by digit.
import { exactly } from "./decimals.js";

const LIMIT = /^\d{1,18}(?:\.\d{1,18})?$/;

/**
 * Returns a limit as it was typed, with the full-width digits, spaces and commas of people made plain; nothing where
 * it is no number.
 *
 * @param {string} text
 */
export const readLimit = (text) => {
  const limit = text.normalize("NFKC").replace(/[\s,]/g, "");
  return LIMIT.test(limit) ? limit : null;
};

/**
 * Returns the products that a limit leaves, in the order in which they came, and of how many organisations they are.
 *
 * @template {{ readonly value: string, readonly org_id: string }} Product
 * @param {readonly Product[]} products
 * @param {string} limit
 */
export const within = (products, limit) => {
  const exact = exactly([limit, ...products.map(({ value }) => value)]);
  const most = exact(limit);
  const left = products.filter(({ value }) => exact(value) <= most);
  return { left, organisations: new Set(left.map(({ org_id }) => org_id)).size };
};
