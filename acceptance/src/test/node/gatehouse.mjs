// The running Gatehouse that the test was given, and Azure's clients pointed at it.
import { readFileSync } from 'node:fs';
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
