import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { Link } from "react-router";
import { PageTitle } from "./PageTitle";
import { texts } from "./texts";

const useStyles = makeStyles({ link: { color: tokens.colorBrandForegroundLink } });

/** Stands at an address that no page has. */
export function NotFound() {
  const styles = useStyles();
  return (
    <>
      <PageTitle title={texts.notFound} />
      <p>
        <Text>{texts.notFoundNext}</Text>
      </p>
      <Link className={styles.link} to="/">
        {texts.home}
      </Link>
    </>
  );
}
