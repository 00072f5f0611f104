import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from "@fluentui/react-components";
import { Described, Scroller } from "@gatehouse/shared";
import type { Parameter, Types } from "../catalogue";
import { texts } from "../texts/catalogue";
import { typeOf } from "./schema";

const useStyles = makeStyles({
  code: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere" },
  cell: { verticalAlign: "top", overflowWrap: "anywhere", paddingTop: tokens.spacingVerticalS },
  details: { display: "grid", gap: tokens.spacingVerticalXXS, paddingBottom: tokens.spacingVerticalS },
});

interface Props {
  label: string;
  types: Types;
  groups: readonly { place: string; parameters: readonly Parameter[]; required?: boolean }[];
  none?: string;
}

/** Parameters, each with where it stands. */
export function Parameters({ label, types, groups, none }: Props) {
  const styles = useStyles();
  const all = groups.flatMap(({ place, parameters, required }) =>
    parameters.map((parameter) => ({ place, parameter, required: required ?? parameter.required ?? false })),
  );
  if (all.length === 0) return none === undefined ? null : <Text>{none}</Text>;
  return (
    <Scroller label={label}>
      <Table aria-label={label} size="small">
        <TableHeader>
          <TableRow>
            <TableHeaderCell>{texts.name}</TableHeaderCell>
            <TableHeaderCell>{texts.in}</TableHeaderCell>
            <TableHeaderCell>{texts.type}</TableHeaderCell>
            <TableHeaderCell>{texts.description}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {all.map(({ place, parameter, required }) => (
            <TableRow key={place + parameter.name}>
              <TableCell className={styles.cell}>
                <span className={styles.code}>{parameter.name}</span>
                <br />
                <Text size={200}>{required ? texts.required : texts.optional}</Text>
              </TableCell>
              <TableCell className={styles.cell}>{place}</TableCell>
              <TableCell className={styles.cell}>{parameterType(parameter, types)}</TableCell>
              <TableCell className={styles.cell}>
                <div className={styles.details}>
                  <Described text={parameter.description} />
                  {parameter.defaultValue && <Text>{texts.defaultValue(parameter.defaultValue)}</Text>}
                  {parameter.values && parameter.values.length > 0 && (
                    <Text>{texts.oneOf(parameter.values.join(", "))}</Text>
                  )}
                </div>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Scroller>
  );
}

function parameterType({ type, schema }: Parameter, types: Types): string {
  return schema === undefined || types[schema] === undefined ? (type ?? "") : typeOf(types[schema], schema, types);
}
