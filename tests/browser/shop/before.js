// A page that bent everything before our script came.
window.asked = [];
window.fetch = (...all) => { window.asked.push(all); return Promise.reject(new Error("no")); };
window.XMLHttpRequest = function () { window.asked.push("xhr"); };
Object.assign(Object.prototype, { mode: "open", delegatesFocus: true, extends: "p", number: "x", get0: 1 });
Array.prototype.push = function () { window.asked.push = null; return 0; };
Object.defineProperty(Array.prototype, "0", { set() { throw new Error("index"); }, configurable: true });
