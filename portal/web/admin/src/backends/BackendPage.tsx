import { Failure, Loading, PageTitle } from "@gatehouse/shared";
import { Link, useParams } from "react-router";
import { usePageStyles } from "../apis/styles";
import { useLinkStyles } from "../link";
import { References } from "../policies/References";
import { backendTexts as texts } from "../texts/namedValues";
import { BackendForm } from "./BackendForm";
import { backendPath, titleOf, useBackend } from "./queries";

/** One backend: where it is, what is sent along, when it is left alone, and who sends calls there. */
export function BackendPage() {
  const styles = usePageStyles();
  const links = useLinkStyles();
  const { backend: name = "" } = useParams();
  const backend = useBackend(name);
  return (
    <div className={styles.page}>
      <Link to="/backends" className={links.link}>
        {texts.back}
      </Link>
      <PageTitle title={backend.data ? titleOf(backend.data) : name} />
      {backend.isPending && <Loading />}
      {backend.error && <Failure error={backend.error} retry={() => void backend.refetch()} />}
      {backend.data && (
        <>
          <BackendForm key={name} backend={backend.data} />
          <References path={backendPath(name)} />
        </>
      )}
    </div>
  );
}
