import {
  Button,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
} from "@fluentui/react-components";
import { CodeBlock, Failure, Loading, Scroller } from "@gatehouse/shared";
import { useState } from "react";
import { schemaTexts as texts, texts as apiTexts } from "../texts/apis";
import { apiPath, useAll } from "./queries";
import { usePageStyles } from "./styles";

interface Schema {
  contentType: string;
  document?: { value?: string; definitions?: object; components?: { schemas?: object } };
}

/** The types that an API's operations refer to. */
export function SchemasTab({ api }: { api: string }) {
  const styles = usePageStyles();
  const schemas = useAll<Schema>(`${apiPath(api)}/schemas`);
  const [shown, setShown] = useState("");
  const document = schemas.data?.find(({ name }) => name === shown)?.properties.document;
  return (
    <div className={styles.page}>
      {schemas.isPending && <Loading />}
      {schemas.error && <Failure error={schemas.error} retry={() => void schemas.refetch()} />}
      {schemas.data?.length === 0 && <Text>{texts.none}</Text>}
      {(schemas.data?.length ?? 0) > 0 && (
        <Scroller label={apiTexts.schemas}>
          <Table aria-label={apiTexts.schemas}>
            <TableHeader>
              <TableRow>
                <TableHeaderCell>{apiTexts.name}</TableHeaderCell>
                <TableHeaderCell>{texts.contentType}</TableHeaderCell>
                <TableHeaderCell>{texts.types}</TableHeaderCell>
              </TableRow>
            </TableHeader>
            <TableBody>
              {schemas.data?.map(({ name, properties }) => (
                <TableRow key={name}>
                  <TableCell>
                    <Button
                      appearance="transparent"
                      aria-expanded={shown === name}
                      onClick={() => setShown(shown === name ? "" : name)}
                    >
                      {name}
                    </Button>
                  </TableCell>
                  <TableCell>{properties.contentType}</TableCell>
                  <TableCell>{typesOf(properties).join(", ")}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Scroller>
      )}
      {document && <CodeBlock label={texts.shown} code={document.value ?? JSON.stringify(document, null, 2)} />}
    </div>
  );
}

const typesOf = ({ document }: Schema): string[] =>
  Object.keys(document?.definitions ?? document?.components?.schemas ?? {});
