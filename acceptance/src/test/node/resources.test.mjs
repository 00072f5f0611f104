// The management client over its operation groups, as its users call it.
import test from 'node:test';
import assert from 'node:assert/strict';
import { all, client, group, id, service, unique } from './gatehouse.mjs';

test('the service and what it comes with', async () => {
  const found = await client.apiManagementService.get(group, service);
  assert.equal(found.provisioningState, 'Succeeded');
  assert.ok(found.gatewayUrl);
  const products = await all(client.product.listByService(group, service));
  assert.ok(['starter', 'unlimited'].every((name) => products.some((product) => product.name === name)));
});

test('a product is made, read, changed only with its ETag, and deleted', async () => {
  const name = unique('product');
  const made = await client.product.createOrUpdate(group, service, name, { displayName: 'By JavaScript' });
  assert.equal(made.displayName, 'By JavaScript');
  const filtered = await all(
    client.product.listByService(group, service, { filter: `name eq '${name}'` }),
  );
  assert.deepEqual(filtered.map((product) => product.name), [name]);
  await assert.rejects(
    client.product.update(group, service, name, '"0"', { displayName: 'never' }),
    (error) => error.statusCode === 412,
  );
  await client.product.update(group, service, name, '*', { displayName: 'Changed' });
  assert.equal((await client.product.get(group, service, name)).displayName, 'Changed');
  await client.product.delete(group, service, name, '*');
  await assert.rejects(client.product.get(group, service, name), (error) => error.code === 'ResourceNotFound');
});

test('an API with an operation and a policy', async () => {
  const name = unique('api');
  await client.api.beginCreateOrUpdateAndWait(group, service, name, {
    displayName: name,
    path: name,
    protocols: ['https'],
    serviceUrl: 'https://backend.example/v1',
  });
  await client.apiOperation.createOrUpdate(group, service, name, 'read', {
    displayName: 'Read',
    method: 'GET',
    urlTemplate: '/things/{thing}',
    templateParameters: [{ name: 'thing', type: 'string', required: true }],
  });
  const xml = '<policies><inbound><base /></inbound><backend><base /></backend><outbound><base /></outbound></policies>';
  await client.apiPolicy.createOrUpdate(group, service, name, 'policy', { format: 'rawxml', value: xml });
  // The client reads a policy's JSON as if it were XML and finds no value in it, so the reply itself is looked at.
  let reply;
  await client.apiPolicy.get(group, service, name, 'policy', { onResponse: (raw) => (reply = JSON.parse(raw.bodyAsText)) });
  assert.match(reply.properties.value, /<inbound>/);
  await client.api.beginDeleteAndWait(group, service, name, '*');
  await assert.rejects(client.apiOperation.get(group, service, name, 'read'), (error) => error.statusCode === 404);
});

test('a secret named value shows its value only to who asks for it', async () => {
  const name = unique('value');
  const made = await client.namedValue.beginCreateOrUpdateAndWait(group, service, name, {
    displayName: name,
    value: 'hidden',
    secret: true,
  });
  assert.equal(made.value, undefined);
  assert.equal((await client.namedValue.listValue(group, service, name)).value, 'hidden');
});

test('bad input names the field', async () => {
  await assert.rejects(
    client.product.createOrUpdate(group, service, unique('product'), { displayName: '' }),
    (error) => error.statusCode === 400 && error.code === 'ValidationError' && /displayName/.test(JSON.stringify(error)),
  );
});

test('an id of another service leads nowhere', async () => {
  await assert.rejects(client.product.get(group, 'another', 'starter'), (error) => error.statusCode === 404);
  assert.ok(id('/products/starter').endsWith('/products/starter'));
});
