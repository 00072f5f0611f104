import { makeStyles, Subtitle1, Table, TableBody, TableCell, TableRow, Text, tokens } from "@fluentui/react-components";
import { Time } from "../Time";
import { type Claims, claimText, claimTime, fromNow } from "./claims";
import { texts } from "./texts";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
  name: { width: "12rem", fontWeight: tokens.fontWeightSemibold },
  value: { overflowWrap: "anywhere" },
});

/** What a token says, in plain words, with its times told from now. */
export function TokenClaims({ claims: { header, body } }: { claims: Claims }) {
  const styles = useStyles();
  const rows: [string, string][] = [
    [texts.issuer, claimText(body, "iss")],
    [texts.tenant, claimText(body, "tid")],
    [texts.audience, claimText(body, "aud")],
    [texts.application, claimText(body, "azp", "appid")],
    [texts.person, claimText(body, "preferred_username", "upn", "name")],
    [texts.roles, claimText(body, "roles")],
    [texts.scopes, claimText(body, "scp")],
    [texts.version, claimText(body, "ver")],
    [texts.key, claimText(header, "kid")],
    [texts.algorithm, claimText(header, "alg")],
  ];
  const times: [string, Date | undefined][] = [
    [texts.issued, claimTime(body, "iat")],
    [texts.validFrom, claimTime(body, "nbf")],
    [texts.expires, claimTime(body, "exp")],
  ];
  const needed = [texts.issuer, texts.audience, texts.application, texts.roles, texts.key, texts.algorithm];
  return (
    <section className={styles.section} aria-label={texts.claims}>
      <Subtitle1 as="h2">{texts.claims}</Subtitle1>
      <Text>{texts.claimsUnchecked}</Text>
      <Table aria-label={texts.claims} size="small">
        <TableBody>
          {rows
            .filter(([name, value]) => value !== "" || needed.includes(name))
            .map(([name, value]) => (
              <TableRow key={name}>
                <TableCell className={styles.name}>{name}</TableCell>
                <TableCell className={styles.value}>{value === "" ? texts.none : value}</TableCell>
              </TableRow>
            ))}
          {times.map(([name, time]) => (
            <TableRow key={name}>
              <TableCell className={styles.name}>{name}</TableCell>
              <TableCell>
                {time ? (
                  <>
                    <Time at={time.toISOString()} /> ({fromNow(time, new Date())})
                  </>
                ) : (
                  texts.none
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
