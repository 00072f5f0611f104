import { Text } from "@fluentui/react-components";
import { PageTitle } from "@gatehouse/shared";
import { Link } from "react-router";
import { useLinkStyles } from "./link";
import { texts } from "./texts";

/** Stands at an address that no page has. */
export function NotFound() {
  const { link } = useLinkStyles();
  return (
    <>
      <PageTitle title={texts.notFound} />
      <p>
        <Text>{texts.notFoundNext}</Text>
      </p>
      <Link className={link} to="/">
        {texts.home}
      </Link>
    </>
  );
}
