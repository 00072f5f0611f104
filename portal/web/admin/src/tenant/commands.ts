const APPLICATION_ADMINISTRATOR = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3";

const body = (principalId: string) =>
  JSON.stringify({ principalId, roleDefinitionId: APPLICATION_ADMINISTRATOR, directoryScopeId: "/" });

/** For a tenant of Microsoft Entra ID. */
export const azureCommand = (principalId: string): string =>
  `az rest --method POST \\
  --url https://graph.microsoft.com/v1.0/roleManagement/directory/roleAssignments \\
  --headers Content-Type=application/json \\
  --body '${body(principalId)}'`;

/** For any Graph. */
export const graphCommand = (principalId: string, graphUrl: string): string =>
  `curl -X POST ${graphUrl}/roleManagement/directory/roleAssignments \\
  -H "Authorization: Bearer $GRAPH_TOKEN" -H "Content-Type: application/json" \\
  -d '${body(principalId)}'`;
