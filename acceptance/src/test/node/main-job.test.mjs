// The main job by @azure/identity and @azure/arm-apimanagement: a product, an application, a token, a call.
import test from 'node:test';
import assert from 'node:assert/strict';
import { arm, client, credential, gatehouse, group, id, service, unique } from './gatehouse.mjs';

test('an application calls the product that it was given, and no longer when it was taken away', async () => {
  const product = unique('product');
  const application = unique('application');
  const made = await arm('PUT', id(`/products/${product}`), {
    properties: { displayName: product, state: 'published', authenticationType: ['application-token'] },
  });
  await client.productApi.createOrUpdate(group, service, product, 'echo-api');
  const registered = await arm('PUT', id(`/clientApplications/${application}`), {
    properties: { displayName: application, ownerId: '/users/1' },
  });
  await arm('PUT', id(`/clientApplications/${application}/productLinks/${product}`), {
    properties: { productId: id(`/products/${product}`) },
  });
  const { entra } = await arm('POST', id(`/clientApplications/${application}/listSecrets`));

  const { token } = await credential(registered.properties.entraApplicationId, entra.clientSecret).getToken(
    `${made.properties.application.entra.audience}/.default`,
  );
  const call = () =>
    fetch(`${gatehouse.gatewayUrl}/echo/resource?param1=sample`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal((await call()).status, 200);

  await arm('DELETE', id(`/clientApplications/${application}/productLinks/${product}`));
  const refused = await call();
  assert.equal(refused.status, 403);
});

test('a wrong secret is refused with the code that Entra gives', async () => {
  await assert.rejects(
    credential(gatehouse.automation.clientId, 'wrong').getToken('https://management.azure.com/.default'),
    /AADSTS7000215/,
  );
});
