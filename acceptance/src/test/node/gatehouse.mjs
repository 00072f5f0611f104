// The running Gatehouse that the test was given, and Azure's clients pointed at it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import { ApiManagementClient } from '@azure/arm-apimanagement';
import { ClientSecretCredential } from '@azure/identity';

/** What `gatehouse.json` says. Its certificate authority is trusted through NODE_EXTRA_CA_CERTS. */
export const gatehouse = JSON.parse(readFileSync(process.env.GATEHOUSE_JSON, 'utf8'));

export const group = gatehouse.resourceGroup;
export const service = gatehouse.serviceName;

/** A credential of @azure/identity for an application of the embedded tenant. */
export const credential = (clientId, secret) =>
  new ClientSecretCredential(gatehouse.tenantId, clientId, secret, {
    authorityHost: gatehouse.controlUrl,
    disableInstanceDiscovery: true,
  });

export const automation = credential(gatehouse.automation.clientId, gatehouse.automation.clientSecret);

/** The management client as its users make it, with its default api-version. */
export const client = new ApiManagementClient(automation, gatehouse.subscriptionId, {
  endpoint: gatehouse.controlUrl,
  credentialScopes: ['https://management.azure.com/.default'],
  retryOptions: { maxRetries: 0 },
});

/** A name that no other test uses. */
export const unique = (prefix) => `${prefix}-${Math.random().toString(36).slice(2, 10)}`;

/** All items of a paged list. */
export const all = async (pages) => {
  const items = [];
  for await (const item of pages) items.push(item);
  return items;
};

/** The ARM id of something in the service. */
export const id = (path) =>
  `/subscriptions/${gatehouse.subscriptionId}/resourceGroups/${group}/providers/Microsoft.ApiManagement/service/${service}${path}`;

/** The ARM id of something in another service of the same resource group. */
export const at = (name, path) => id(path).replace(`/service/${service}`, `/service/${name}`);

/** What no published client types yet goes through the client's own pipeline. */
export const arm = async (method, target, body) => {
  const { token } = await automation.getToken('https://management.azure.com/.default');
  const reply = await client.sendRequest(
    createPipelineRequest({
      method,
      url: `${gatehouse.controlUrl}${target}?api-version=2025-09-01-preview`,
      body: body && JSON.stringify(body),
      headers: createHttpHeaders({ 'content-type': 'application/json', authorization: `Bearer ${token}` }),
    }),
  );
  assert.ok(reply.status < 300, `${method} ${target}: ${reply.status} ${reply.bodyAsText}`);
  return reply.bodyAsText ? JSON.parse(reply.bodyAsText) : {};
};

/** A call through the gateway; `host` where it isn't the gateway's own. */
export const call = (path, headers, host) =>
  new Promise((resolve, reject) => {
    const url = new URL(`${gatehouse.gatewayUrl}${path}`);
    http
      .get(url, { headers: { ...headers, ...(host && { host: `${host}:${url.port}` }) } }, (reply) => {
        let body = '';
        reply.on('data', (part) => (body += part));
        reply.on('end', () => resolve({ status: reply.statusCode, headers: reply.headers, body }));
      })
      .on('error', reject);
  });
