/** Starts the docs page on our own document; nothing of it is sent anywhere to be checked. */
SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', validatorUrl: null, deepLinking: true })
