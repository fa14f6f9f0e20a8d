/** Starts the contract viewer. A file of its own, because the content security policy allows no inline script. */
globalThis.SwaggerUIBundle({
  url: '/v1/openapi.json',
  domNode: document.getElementById('contract'),
  deepLinking: true,
  // The default sends the contract to an outside validator.
  validatorUrl: null,
});
