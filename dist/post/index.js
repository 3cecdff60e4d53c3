var __webpack_exports__ = {};

;// CONCATENATED MODULE: ./src/phases/post.ts
/** The post phase: removes what the main phase of this invocation wrote. Never fails. */
function post() { }

;// CONCATENATED MODULE: ./src/post.ts

post();

