import { PageTitle } from "@gatehouse/shared";
import { Link, useParams } from "react-router";
import { useLinkStyles } from "../link";
import { texts } from "../texts/console";
import { Console } from "./Console";
import { useOperation } from "./queries";

/** The test console of one operation. */
export function ConsolePage() {
  const links = useLinkStyles();
  const { api = "", operation = "" } = useParams();
  const described = useOperation(api, operation);
  return (
    <>
      <Link className={links.link} to={`/apis/${encodeURIComponent(api)}/operations/${encodeURIComponent(operation)}`}>
        {texts.back}
      </Link>
      <PageTitle title={texts.test(described.data?.operationName ?? operation)} />
      <Console api={api} operation={operation} />
    </>
  );
}
