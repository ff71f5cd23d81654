// A page that bent everything before our script came.
window.asked = [];
window.fetch = () => { window.asked.length += 1; };
window.XMLHttpRequest = function () { window.asked.length += 1; };
Object.assign(Object.prototype, { mode: "open", delegatesFocus: true, extends: "p", number: "x" });
Array.prototype.push = () => { throw new Error("push"); };
Object.defineProperty(Array.prototype, "0", { set() { throw new Error("index"); }, configurable: true });
