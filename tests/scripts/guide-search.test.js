import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const SCRIPT = readFileSync(new URL("../../content/assets/guide-search.js", import.meta.url), "utf-8");
const INDEX = "../search/search_index.json";

/** A page with the script: what the theme sends to its worker and to the network. */
const page = ({ isSearching = false } = {}) => {
  const [told, sent, waiting] = [[], [], []];
  class Worker {
    postMessage(message) {
      told.push(message);
    }
  }
  class XMLHttpRequest {
    open(...request) {
      this.request = request;
    }
    send() {
      sent.push(this.request);
    }
  }
  const box = { addEventListener: (_, then) => waiting.push(then) };
  const document = { querySelector: () => box, activeElement: isSearching ? box : null };
  runInNewContext(SCRIPT, { Worker, XMLHttpRequest, document });
  const focus = () => {
    for (const then of waiting) then();
  };
  return {
    worker: new Worker(),
    request: new XMLHttpRequest(),
    told,
    sent,
    focus,
  };
};

test("the index waits until somebody is about to search; everything else goes at once", () => {
  const { request, sent, focus } = page();
  request.open("GET", "other.json", false);
  request.send();
  assert.deepEqual(sent, [["GET", "other.json", false]]);
  request.open("GET", INDEX);
  request.send();
  assert.equal(sent.length, 1);
  focus();
  assert.deepEqual(sent[1], ["GET", INDEX]);
});

test("where somebody searches already, the index does not wait", () => {
  const { request, sent } = page({ isSearching: true });
  request.open("GET", INDEX);
  request.send();
  assert.equal(sent.length, 1);
});

test("Chinese questions are mended: what begins a word is told from what stands within one", () => {
  const { worker, told } = page();
  worker.postMessage({ type: 0, data: { docs: [{ title: "产品\u200b碳足迹", text: "Label 标识 rules" }] } });
  for (const data of ["产品", "足迹", "标识 label", "label"]) worker.postMessage({ type: 2, data });
  worker.postMessage({ type: 1, data: "产品" });
  const questions = told.slice(1).map(({ data }) => data);
  assert.deepEqual(questions, ["产品〇", "*足迹", "标识〇 label", "label", "产品"]);
});
