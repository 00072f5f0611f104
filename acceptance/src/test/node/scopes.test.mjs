// Workspaces, and services beside the first, as users of the management client have them.
import test from 'node:test';
import assert from 'node:assert/strict';
import { all, arm, at, call, client, credential, gatehouse, group, id, service, unique } from './gatehouse.mjs';

const echo = (path) => ({
  displayName: path,
  path,
  protocols: ['http', 'https'],
  serviceUrl: 'http://echo.gatehouse.localhost/api',
});
const operation = { displayName: 'Read', method: 'GET', urlTemplate: '/resource' };
const key = (value) => ({ 'ocp-apim-subscription-key': value });

test('an API of a workspace is called with a key of the workspace, and with none from elsewhere', async () => {
  const workspace = unique('workspace');
  const path = unique('path');
  await client.workspace.createOrUpdate(group, service, workspace, { displayName: workspace });
  await client.workspaceApi.beginCreateOrUpdateAndWait(group, service, workspace, 'echo-api', echo(path));
  await client.workspaceApiOperation.createOrUpdate(group, service, workspace, 'echo-api', 'read', operation);
  await client.workspaceProduct.createOrUpdate(group, service, workspace, 'starter', {
    displayName: 'Starter',
    state: 'published',
  });
  await client.workspaceProductApiLink.createOrUpdate(group, service, workspace, 'starter', 'echo', {
    apiId: id(`/workspaces/${workspace}/apis/echo-api`),
  });
  await client.workspaceSubscription.createOrUpdate(group, service, workspace, 'mine', {
    displayName: 'Mine',
    scope: id(`/workspaces/${workspace}/products/starter`),
    state: 'active',
  });
  await client.workspaceNamedValue.beginCreateOrUpdateAndWait(group, service, workspace, 'team', {
    displayName: 'team',
    value: workspace,
  });
  await client.workspacePolicy.createOrUpdate(group, service, workspace, 'policy', {
    value:
      '<policies><outbound><base /><set-header name="X-Team" exists-action="override">' +
      '<value>{{team}}</value></set-header></outbound></policies>',
  });
  const mine = await client.workspaceSubscription.listSecrets(group, service, workspace, 'mine');
  const subscriptions = await all(client.subscription.list(group, service));
  const starter = subscriptions.find((one) => one.scope.endsWith(`/service/${service}/products/starter`));
  const theirs = await client.subscription.listSecrets(group, service, starter.name);

  const served = await call(`/${path}/resource`, key(mine.primaryKey));
  assert.equal(served.status, 200);
  assert.equal(served.headers['x-team'], workspace);
  assert.equal((await call(`/${path}/resource`, key(theirs.primaryKey))).status, 401);
  assert.equal((await call(`/${path}/resource`, {})).status, 401);
  const besides = await call('/echo/resource?param1=sample', key(mine.primaryKey));
  assert.equal(besides.status, 401);

  await client.workspace.delete(group, service, workspace, '*');
  assert.equal((await call(`/${path}/resource`, key(mine.primaryKey))).status, 404);
});

test('a workspace has its own of what its names name', async () => {
  const workspace = unique('workspace');
  await client.workspace.createOrUpdate(group, service, workspace, { displayName: workspace });
  await client.workspaceTag.createOrUpdate(group, service, workspace, 'new', { displayName: 'New' });
  await client.workspaceGroup.createOrUpdate(group, service, workspace, 'testers', { displayName: 'Testers' });
  await client.workspaceGroupUser.create(group, service, workspace, 'testers', '1');
  await client.workspaceApiVersionSet.createOrUpdate(group, service, workspace, 'v', {
    displayName: 'V',
    versioningScheme: 'Segment',
  });

  assert.deepEqual(
    (await all(client.workspaceGroup.listByService(group, service, workspace))).map((one) => one.name),
    ['testers'],
  );
  assert.ok((await all(client.workspace.listByService(group, service))).some((one) => one.name === workspace));
  await assert.rejects(client.tag.get(group, service, 'new'), (error) => error.statusCode === 404);
  await client.workspace.delete(group, service, workspace, '*');
});

test('a second service is made, called at its own host, and deleted with all that it had', async () => {
  const second = unique('second');
  const host = `${second}.${new URL(gatehouse.gatewayUrl).hostname}`;
  const made = await client.apiManagementService.beginCreateOrUpdateAndWait(group, second, {
    location: 'local',
    sku: { name: 'Developer', capacity: 1 },
    publisherEmail: 'second@example.org',
    publisherName: 'Second',
  });
  assert.equal(made.provisioningState, 'Succeeded');
  assert.equal(new URL(made.gatewayUrl).hostname, host);
  const theirs = await client.subscription.listSecrets(group, second, 'master');
  const ours = await client.subscription.listSecrets(group, service, 'master');
  const path = '/echo/resource?param1=sample';

  assert.equal((await call(path, key(theirs.primaryKey), host)).status, 200);
  assert.equal((await call(path, key(ours.primaryKey), host)).status, 401);
  assert.equal((await call(path, key(theirs.primaryKey))).status, 401);

  await client.apiManagementService.beginDeleteAndWait(group, second);

  await assert.rejects(client.apiManagementService.get(group, second), (error) => error.statusCode === 404);
  assert.equal((await call(path, key(theirs.primaryKey), host)).status, 401);
  assert.equal((await call(path, key(ours.primaryKey))).status, 200);
});

test('a token of a product counts at its own service alone', async () => {
  const second = unique('second');
  const host = `${second}.${new URL(gatehouse.gatewayUrl).hostname}`;
  await client.apiManagementService.beginCreateOrUpdateAndWait(group, second, {
    location: 'local',
    sku: { name: 'Developer', capacity: 1 },
    publisherEmail: 'second@example.org',
    publisherName: 'Second',
  });
  const token = async (path) => {
    const product = unique('product');
    const made = await arm('PUT', path(`/products/${product}`), {
      properties: { displayName: product, state: 'published', authenticationType: ['application-token'] },
    });
    await arm('PUT', path(`/products/${product}/apis/echo-api`));
    const registered = await arm('PUT', path(`/clientApplications/${product}`), {
      properties: { displayName: product, ownerId: '/users/1' },
    });
    await arm('PUT', path(`/clientApplications/${product}/productLinks/it`), {
      properties: { productId: path(`/products/${product}`) },
    });
    const { entra } = await arm('POST', path(`/clientApplications/${product}/listSecrets`));
    const got = await credential(registered.properties.entraApplicationId, entra.clientSecret).getToken(
      `${made.properties.application.entra.audience}/.default`,
    );
    return { authorization: `Bearer ${got.token}` };
  };
  const path = '/echo/resource?param1=sample';
  const ours = await token(id);
  const theirs = await token((below) => at(second, below));

  assert.equal((await call(path, ours)).status, 200);
  assert.equal((await call(path, theirs, host)).status, 200);
  assert.equal((await call(path, ours, host)).status, 401);
  assert.equal((await call(path, theirs)).status, 401);

  await client.apiManagementService.beginDeleteAndWait(group, second);
  assert.equal((await call(path, theirs, host)).status, 401);
});

test('who asks to poll is answered later, and finds the same', async () => {
  const name = unique('api');
  const seen = [];
  const later = {
    requestOptions: { customHeaders: { Prefer: 'respond-async' } },
    onResponse: (raw) => seen.push(raw.status),
  };
  const made = await client.api.beginCreateOrUpdateAndWait(group, service, name, echo(name), later);
  assert.equal(made.displayName, name);
  const value = await client.namedValue.beginCreateOrUpdateAndWait(
    group,
    service,
    name,
    { displayName: name, value: 'hidden', secret: true },
    later,
  );
  assert.equal(value.displayName, name);
  await client.api.beginDeleteAndWait(group, service, name, '*', later);
  await assert.rejects(client.api.get(group, service, name), (error) => error.statusCode === 404);
  assert.equal(seen.filter((status) => status === 202).length, 3, `answered with ${seen}`);
});
