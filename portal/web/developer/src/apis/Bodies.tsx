import { makeStyles, Tab, TabList, Text, tokens } from "@fluentui/react-components";
import { CodeBlock } from "@gatehouse/shared";
import { useState } from "react";
import type { Representation, Types } from "../catalogue";
import { texts } from "../texts/catalogue";
import { Parameters } from "./Parameters";
import { SchemaTree } from "./SchemaTree";
import { written } from "./written";

const useStyles = makeStyles({
  body: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
  tabs: { flexWrap: "wrap" },
});

interface Props {
  /** Whose bodies these are. */
  of: string;
  representations: readonly Representation[];
  types: Types;
}

/** A body in each content type that it can have. */
export function Bodies({ of, representations, types }: Props) {
  const styles = useStyles();
  const [chosen, setChosen] = useState(0);
  const representation = representations[chosen] ?? representations[0];
  return (
    <div className={styles.body}>
      {representations.length > 1 ? (
        <TabList
          className={styles.tabs}
          size="small"
          aria-label={texts.contentTypes(of)}
          selectedValue={chosen}
          onTabSelect={(_, { value }) => setChosen(Number(value))}
        >
          {representations.map(({ contentType }, index) => (
            <Tab key={contentType + index} value={index}>
              {contentType}
            </Tab>
          ))}
        </TabList>
      ) : (
        <Text>
          {texts.contentType}: {representation?.contentType}
        </Text>
      )}
      {representation && <Content key={chosen} of={of} representation={representation} types={types} />}
    </div>
  );
}

function Content({ of, representation, types }: { of: string; representation: Representation; types: Types }) {
  const { schema, formParameters = [], examples = {} } = representation;
  const type = schema === undefined ? undefined : types[schema];
  return (
    <>
      {schema !== undefined && typeof type === "string" && <CodeBlock label={texts.schemaOf(of)} code={type} />}
      {schema !== undefined && type !== undefined && typeof type !== "string" && (
        <SchemaTree
          label={texts.schemaOf(of)}
          placed={{ schema: type, key: schema, name: representation.typeName }}
          types={types}
        />
      )}
      {formParameters.length > 0 && (
        <Parameters
          label={texts.formFields}
          types={types}
          groups={[{ place: texts.body, parameters: formParameters }]}
        />
      )}
      {Object.entries(examples).flatMap(([name, { value }]) =>
        value === undefined || value === null
          ? []
          : [<CodeBlock key={name} label={texts.exampleOf(name === "default" ? of : name)} code={written(value)} />],
      )}
    </>
  );
}
