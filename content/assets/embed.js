// <carbon-footprint number="7k3m9qx2d" lang="zh" variant="badge">: a linked label picture from the host of this script.
// It asks for that picture alone, keeps nothing, and shows nothing where the number cannot be right. What it needs of the
// page it takes at once, so that what the page does later does not reach it.
const { apply } = Reflect;
const { attachShadow, getAttribute, setAttribute } = Element.prototype;
const { appendChild, removeChild } = Node.prototype;
const { createElement } = Document.prototype;
const { exec } = RegExp.prototype;
const { toLowerCase, indexOf, charAt } = String.prototype;
const root = new URL("../../", import.meta.url).href;
const page = document;
const digits = "0123456789abcdefghjkmnpqrstvwxyz";
const form = /^[0-9a-hjkmnp-tv-z]{9}$/;

// Luhn's sum in base 32: every second character from the right counts double.
const isNumber = (text) => {
  let sum = 0;
  for (let place = 0; place < 9; place += 1) {
    const value = apply(indexOf, digits, [apply(charAt, text, [8 - place])]) * (1 + (place % 2));
    sum += value > 31 ? value - 31 : value;
  }
  return sum % 32 === 0;
};

// No width: a badge grows with its words.
const pictureOf = (variant) => {
  if (variant === "label") return ["label.svg", "480"];
  return variant === "compact" ? ["compact.svg", "100"] : ["badge.svg", "32"];
};

const make = (name, attributes) => {
  const made = apply(createElement, page, [name]);
  for (let place = 0; place < attributes.length; place += 2) {
    apply(setAttribute, made, [attributes[place], attributes[place + 1]]);
  }
  return made;
};

class CarbonFootprint extends HTMLElement {
  static observedAttributes = ["number", "lang", "variant"];
  #place = apply(attachShadow, this, [{ __proto__: null, mode: "closed" }]);
  #shown = null;
  #connected = false;

  connectedCallback() {
    this.#connected = true;
    this.#show();
  }

  attributeChangedCallback() {
    if (this.#connected) this.#show();
  }

  #show() {
    if (this.#shown) apply(removeChild, this.#place, [this.#shown]);
    this.#shown = null;
    const given = apply(getAttribute, this, ["number"]);
    if (given === null || given.length !== 9) return;
    const number = apply(toLowerCase, given, []);
    if (!apply(exec, form, [number]) || !isNumber(number)) return;
    const english = apply(getAttribute, this, ["lang"]) === "en";
    const picture = pictureOf(apply(getAttribute, this, ["variant"]));
    const link = make("a", ["href", `${root}${english ? "en/" : ""}p/${number}/`, "target", "_blank", "rel", "noopener"]);
    const words = english ? `Carbon footprint disclosure ${number}` : `产品碳足迹公示 ${number}`;
    apply(appendChild, link, [
      make("img", ["alt", words, "height", picture[1], "src", `${root}p/${number}/${picture[0]}`]),
    ]);
    this.#shown = apply(appendChild, this.#place, [link]);
  }
}

try {
  customElements.define("carbon-footprint", CarbonFootprint);
} catch {
  // Defined already, or a page that lets nothing be defined: nothing is shown.
}
