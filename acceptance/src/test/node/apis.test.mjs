// Revisions, releases, versions, import and export of APIs, up to the gateway.
import test from 'node:test';
import assert from 'node:assert/strict';
import { all, client, gatehouse, group, id, service, unique } from './gatehouse.mjs';

const backend = 'http://echo.gatehouse.localhost/api';

/** An API that anybody may call by http. */
const open = (name, more) => ({
  displayName: name,
  path: name,
  protocols: ['http', 'https'],
  subscriptionRequired: false,
  serviceUrl: backend,
  ...more,
});

const operation = (name, urlTemplate) => ({ displayName: name, method: 'GET', urlTemplate });

/** The status that the gateway answers with. */
const status = async (path, headers = {}) => (await fetch(gatehouse.gatewayUrl + path, { headers })).status;

test('a revision is made, called by its number, and released', async () => {
  const name = unique('revised');
  await client.api.beginCreateOrUpdateAndWait(group, service, name, open(name));
  await client.apiOperation.createOrUpdate(group, service, name, 'one', operation('One', '/one'));
  const made = await client.api.beginCreateOrUpdateAndWait(group, service, `${name};rev=2`, {
    path: name,
    serviceUrl: backend,
    sourceApiId: id(`/apis/${name}`),
    apiRevisionDescription: 'with two',
  });
  assert.equal(made.isCurrent, false);
  assert.equal(made.apiRevision, '2');
  await client.apiOperation.createOrUpdate(group, service, `${name};rev=2`, 'two', operation('Two', '/two'));

  const revisions = await all(client.apiRevision.listByService(group, service, name));
  assert.deepEqual(revisions.map((one) => [one.apiRevision, one.isCurrent]), [['1', true], ['2', false]]);
  assert.ok(revisions[0].createdDateTime instanceof Date);
  assert.equal(revisions[1].description, 'with two');
  assert.equal(await status(`/${name}/one`), 200);
  assert.equal(await status(`/${name};rev=1/one`), 200);
  assert.equal(await status(`/${name}/two`), 404);
  assert.equal(await status(`/${name};rev=2/two`), 200);

  const release = await client.apiRelease.createOrUpdate(group, service, name, 'r2', {
    apiId: id(`/apis/${name};rev=2`),
    notes: 'two',
  });
  // The reply is true for the very next call.
  assert.equal(await status(`/${name}/two`), 200);
  assert.equal(await status(`/${name};rev=1/two`), 404);
  assert.equal(release.notes, 'two');
  assert.equal((await client.api.get(group, service, name)).apiRevision, '2');
  const current = await all(client.api.listByService(group, service, { filter: `isCurrent eq true and name eq '${name}'` }));
  assert.deepEqual(current.map((one) => one.name), [name]);
  await client.apiRelease.update(group, service, name, 'r2', '*', { notes: 'changed' });
  const releases = await all(client.apiRelease.listByService(group, service, name));
  assert.deepEqual(releases.map((one) => one.notes), ['changed']);

  await assert.rejects(client.api.beginDeleteAndWait(group, service, name, '*'), (error) => error.statusCode === 409);
  await client.api.beginDeleteAndWait(group, service, name, '*', { deleteRevisions: true });
  assert.equal(await status(`/${name};rev=1/one`), 404);
});

for (const [scheme, named, call] of [
  ['Segment', {}, (name, version) => [version ? `/${name}/${version}/who` : `/${name}/who`, {}]],
  ['Query', { versionQueryName: 'v' }, (name, version) => [`/${name}/who${version ? `?v=${version}` : ''}`, {}]],
  ['Header', { versionHeaderName: 'X-Version' }, (name, version) => [`/${name}/who`, version ? { 'X-Version': version } : {}]],
]) {
  test(`versions told apart by ${scheme}`, async () => {
    const name = unique('versioned');
    await client.apiVersionSet.createOrUpdate(group, service, name, { displayName: name, versioningScheme: scheme, ...named });
    const set = { apiVersionSetId: id(`/apiVersionSets/${name}`) };
    await client.api.beginCreateOrUpdateAndWait(group, service, name, open(name, set));
    await client.apiOperation.createOrUpdate(group, service, name, 'who', operation('Who', '/who'));
    assert.equal(await status(...call(name, '')), 200);
    assert.equal(await status(...call(name, 'v2')), 404);
    const copy = await client.api.beginCreateOrUpdateAndWait(group, service, `${name}-v2`, {
      path: name,
      apiVersion: 'v2',
      sourceApiId: id(`/apis/${name}`),
      ...set,
    });
    assert.equal(copy.displayName, name);
    assert.equal(copy.apiVersionSet.versioningScheme, scheme);
    assert.equal(await status(...call(name, 'v2')), 200);
    await client.apiOperation.delete(group, service, name, 'who', '*');
    assert.equal(await status(...call(name, '')), 404);
    assert.equal(await status(...call(name, 'v2')), 200);
    assert.equal(await status(...call(name, 'v3')), 404);
    await assert.rejects(client.apiVersionSet.delete(group, service, name, '*'), (error) => error.statusCode === 409);
  });
}

const document = (name) => ({
  openapi: '3.0.3',
  info: { title: name, version: '1' },
  servers: [{ url: backend }],
  paths: {
    '/things/{id}': {
      get: {
        operationId: 'readThing',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'lang', in: 'query', required: true, schema: { type: 'string' } },
        ],
        responses: { 200: { description: 'It', content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } } },
      },
    },
  },
  components: { schemas: { Thing: { type: 'object', properties: { id: { type: 'string' } } } } },
});

test('a document is imported, called, exported and imported again', async () => {
  const name = unique('imported');
  const value = JSON.stringify(document(name));
  const made = await client.api.beginCreateOrUpdateAndWait(group, service, name, {
    path: name,
    protocols: ['http'],
    subscriptionRequired: false,
    format: 'openapi+json',
    value,
  });
  assert.equal(made.displayName, name);
  assert.equal(made.serviceUrl, backend);
  assert.equal(await status(`/${name}/things/1?lang=en`), 200);
  assert.equal(await status(`/${name}/things/1`), 404);
  const schema = await client.apiSchema.get(group, service, name, 'components');
  assert.equal(schema.contentType, 'application/vnd.oai.openapi.components+json');

  for (const [format, told, back] of [
    ['openapi-link', 'openapi-link', 'openapi'],
    ['openapi+json-link', 'openapi+json-link', 'openapi+json'],
    ['swagger-link', 'swagger-link-json', 'swagger-json'],
  ]) {
    const exported = await client.apiExport.get(group, service, name, format, 'true');
    assert.equal(exported.exportResultFormat, told);
    let link;
    await client.apiExport.get(group, service, name, format, 'true', {
      onResponse: (raw) => (link = JSON.parse(raw.bodyAsText).value.link),
    });
    assert.ok(link.startsWith(`${gatehouse.controlUrl}/exports/`));
    // Whoever has the link needs no credential.
    const text = await (await fetch(link)).text();
    assert.ok(!text.includes(backend));
    const again = unique('again');
    await client.api.beginCreateOrUpdateAndWait(group, service, again, { path: again, format: back, value: text });
    const operations = await all(client.apiOperation.listByApi(group, service, again));
    assert.deepEqual(operations.map((one) => [one.name, one.method, one.urlTemplate]), [
      ['readThing', 'GET', '/things/{id}?lang={lang}'],
    ]);
  }
});

test('what is not imported is refused by name', async () => {
  for (const [format, value] of [
    ['wsdl-link', 'https://contoso.com/a.wsdl'],
    ['graphql-link', 'https://contoso.com/graphql'],
    ['openapi-link', 'https://169.254.169.254/latest/meta-data'],
    ['openapi-link', 'https://localhost:9443/x.yaml'],
    ['openapi-link', 'file:///etc/hostname'],
    ['openapi', 'openapi: 3.0.0\ninfo: {title: t, version: v}\npaths: {/a: {$ref: "file:///etc/hostname"}}'],
  ]) {
    const name = unique('refused');
    await assert.rejects(
      client.api.beginCreateOrUpdateAndWait(group, service, name, { path: name, format, value }),
      (error) => error.statusCode === 400 && error.code === 'ValidationError',
      format,
    );
    await assert.rejects(client.api.get(group, service, name), (error) => error.statusCode === 404);
  }
});
