import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { Failure, Loading, PortalShell, SignedOut } from "@gatehouse/shared";
import { Route, Routes } from "react-router";
import { ApplicationPage } from "./applications/ApplicationPage";
import { ApplicationsPage } from "./applications/ApplicationsPage";
import { ProductsPage } from "./products/ProductsPage";
import { useSession } from "./queries";
import { texts } from "./texts";

const pages = [
  { to: "/products", text: texts.products },
  { to: "/applications", text: texts.applications },
];

export function DeveloperPortal() {
  const session = useSession();
  if (session.isPending) return <Loading />;
  if (session.error) return <Failure error={session.error} retry={() => void session.refetch()} />;
  const { person, known, tokenUrl = "", tenantId = "" } = session.data;
  if (!person) return <SignedOut title={texts.title} welcome={texts.welcome} signInPath="/sign-in" />;
  return (
    <PortalShell portal="developer" title={texts.title} person={person} pages={pages}>
      {known ? (
        <Routes>
          <Route index element={<ProductsPage />} />
          <Route path="products" element={<ProductsPage />} />
          <Route path="applications" element={<ApplicationsPage />} />
          <Route path="applications/:name" element={<ApplicationPage tokenUrl={tokenUrl} tenantId={tenantId} />} />
          <Route path="*" element={<p>{texts.notFound}</p>} />
        </Routes>
      ) : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{texts.unknown}</MessageBarBody>
        </MessageBar>
      )}
    </PortalShell>
  );
}
