// The main job by @azure/identity and @azure/arm-apimanagement: a product, an application, a token, a call.
import test from 'node:test';
import assert from 'node:assert/strict';
import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import { automation, client, credential, gatehouse, group, id, service, unique } from './gatehouse.mjs';

const preview = '?api-version=2025-09-01-preview';

/** What no published client types yet goes through the client's own pipeline. */
const arm = async (method, path, body) => {
  const { token } = await automation.getToken('https://management.azure.com/.default');
  const reply = await client.sendRequest(
    createPipelineRequest({
      method,
      url: `${gatehouse.controlUrl}${id(path)}${preview}`,
      body: body && JSON.stringify(body),
      headers: createHttpHeaders({ 'content-type': 'application/json', authorization: `Bearer ${token}` }),
    }),
  );
  assert.ok(reply.status < 300, `${method} ${path}: ${reply.status} ${reply.bodyAsText}`);
  return reply.bodyAsText ? JSON.parse(reply.bodyAsText) : {};
};

test('an application calls the product that it was given, and no longer when it was taken away', async () => {
  const product = unique('product');
  const application = unique('application');
  const made = await arm('PUT', `/products/${product}`, {
    properties: { displayName: product, state: 'published', authenticationType: ['application-token'] },
  });
  await client.productApi.createOrUpdate(group, service, product, 'echo-api');
  const registered = await arm('PUT', `/clientApplications/${application}`, {
    properties: { displayName: application, ownerId: '/users/1' },
  });
  await arm('PUT', `/clientApplications/${application}/productLinks/${product}`, {
    properties: { productId: id(`/products/${product}`) },
  });
  const { entra } = await arm('POST', `/clientApplications/${application}/listSecrets`);

  const { token } = await credential(registered.properties.entraApplicationId, entra.clientSecret).getToken(
    `${made.properties.application.entra.audience}/.default`,
  );
  const call = () =>
    fetch(`${gatehouse.gatewayUrl}/echo/resource?param1=sample`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal((await call()).status, 200);

  await arm('DELETE', `/clientApplications/${application}/productLinks/${product}`);
  const refused = await call();
  assert.equal(refused.status, 403);
});

test('a wrong secret is refused with the code that Entra gives', async () => {
  await assert.rejects(
    credential(gatehouse.automation.clientId, 'wrong').getToken('https://management.azure.com/.default'),
    /AADSTS7000215/,
  );
});
