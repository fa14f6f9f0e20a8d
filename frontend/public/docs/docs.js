/** Starts Swagger UI. It is a file because the content security policy allows no inline scripts. */
globalThis.SwaggerUIBundle({
  url: '/v1/openapi.json',
  domNode: document.getElementById('contract'),
  deepLinking: true,
  // The default sends the contract to an external validator.
  validatorUrl: null,
});
