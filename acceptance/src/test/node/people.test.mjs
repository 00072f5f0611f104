// Users, groups, what these see, notifications and letters, as the management client calls them.
import test from 'node:test';
import assert from 'node:assert/strict';
import { all, client, group, service, unique } from './gatehouse.mjs';

test('a user is given an account, and belongs to the developers', async () => {
  const name = unique('user');
  const made = await client.user.createOrUpdate(group, service, name, {
    email: `${name}@people.example`,
    firstName: 'Grace',
    lastName: 'Hopper',
    password: 'Pass-word-1',
  });
  assert.equal(made.state, 'active');
  assert.equal(made.identities[0].provider, 'Aad');
  const groups = await all(client.userGroup.list(group, service, name));
  assert.deepEqual(groups.map((found) => found.name), ['developers']);
  const expanded = await all(
    client.user.listByService(group, service, { filter: `name eq '${name}'`, expandGroups: true }),
  );
  assert.equal(expanded[0].groups[0].displayName, 'Developers');
  assert.equal((await all(client.userIdentities.list(group, service, name))).length, 1);
  await client.user.beginDeleteAndWait(group, service, name, '*');
  await assert.rejects(client.user.get(group, service, name), (error) => error.statusCode === 404);
});

test('members come and go, but not those of a system group', async () => {
  const name = unique('group');
  await client.group.createOrUpdate(group, service, name, { displayName: name });
  await client.groupUser.create(group, service, name, '1');
  assert.deepEqual((await all(client.groupUser.list(group, service, name))).map((user) => user.name), ['1']);
  await client.groupUser.delete(group, service, name, '1');
  assert.deepEqual(await all(client.groupUser.list(group, service, name)), []);
  await assert.rejects(client.groupUser.create(group, service, 'guests', '1'), (error) => error.statusCode === 409);

  await client.productGroup.createOrUpdate(group, service, 'starter', name);
  const links = await all(client.productGroupLink.listByProduct(group, service, 'starter'));
  assert.ok(links.some((link) => link.groupId.endsWith(`/groups/${name}`)));
  await client.productGroup.delete(group, service, 'starter', name);
  await client.group.delete(group, service, name, '*');
});

test('an API is linked to a product under a name of its own', async () => {
  const product = unique('product');
  await client.product.createOrUpdate(group, service, product, { displayName: product });
  const api = await client.api.get(group, service, 'echo-api');
  const made = await client.productApiLink.createOrUpdate(group, service, product, 'mine', { apiId: api.id });
  assert.equal(made.apiId, api.id);
  const apis = await all(client.productApi.listByProduct(group, service, product));
  assert.deepEqual(apis.map((found) => found.name), ['echo-api']);
  await client.productApiLink.delete(group, service, product, 'mine');
  assert.deepEqual(await all(client.productApi.listByProduct(group, service, product)), []);
  await client.product.delete(group, service, product, '*');
});

test('who is told of what, and in which words', async () => {
  const notification = 'AccountClosedPublisher';
  const email = `${unique('ops')}@people.example`;
  await client.notificationRecipientEmail.createOrUpdate(group, service, notification, email);
  assert.ok((await client.notification.get(group, service, notification)).recipients.emails.includes(email));
  await client.notificationRecipientEmail.delete(group, service, notification, email);

  const letter = 'inviteUserNotificationMessage';
  const own = await client.emailTemplate.createOrUpdate(group, service, letter, { subject: 'Come in' });
  assert.equal(own.isDefault, false);
  await client.emailTemplate.delete(group, service, letter, '*');
  assert.equal((await client.emailTemplate.get(group, service, letter)).isDefault, true);
});

test('portal settings and keys', async () => {
  await client.signInSettings.update(group, service, '*', { enabled: false });
  assert.equal((await client.signInSettings.get(group, service)).enabled, false);
  assert.ok((await client.delegationSettings.listSecrets(group, service)).validationKey);
  const settings = await client.portalSettings.listByService(group, service);
  assert.equal(settings.count, 3);
  const keys = await client.tenantAccess.listSecrets(group, service, 'access');
  assert.ok(keys.primaryKey);
  await client.tenantAccess.regeneratePrimaryKey(group, service, 'access');
  assert.notEqual((await client.tenantAccess.listSecrets(group, service, 'access')).primaryKey, keys.primaryKey);
});
