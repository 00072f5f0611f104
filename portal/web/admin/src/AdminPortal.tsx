import { Failure, Loading, PortalShell, SignedOut } from "@gatehouse/shared";
import { useState } from "react";
import { Route, Routes } from "react-router";
import { ApplicationPage } from "./applications/ApplicationPage";
import { ApplicationsPage } from "./applications/ApplicationsPage";
import { RegisterPane } from "./applications/RegisterPane";
import { ProductsPage } from "./products/ProductsPage";
import { useSession } from "./session";
import { texts } from "./texts";

const pages = [
  { to: "/applications", text: texts.applications },
  { to: "/products", text: texts.products },
];

export function AdminPortal() {
  const session = useSession();
  const [registering, setRegistering] = useState(false);
  if (session.isPending) return <Loading />;
  if (session.error) return <Failure error={session.error} retry={() => void session.refetch()} />;
  const { person } = session.data;
  if (!person) return <SignedOut title={texts.title} welcome={texts.welcome} signInPath="/admin/sign-in" />;
  return (
    <PortalShell portal="admin" title={texts.title} person={person} pages={pages}>
      <Routes>
        <Route index element={<ApplicationsPage register={() => setRegistering(true)} />} />
        <Route path="applications" element={<ApplicationsPage register={() => setRegistering(true)} />} />
        <Route path="applications/:name" element={<ApplicationPage session={session.data} />} />
        <Route path="products" element={<ProductsPage />} />
        <Route path="*" element={<p>{texts.notFound}</p>} />
      </Routes>
      {/* Beside the pages: it closes by itself after it has led to another one. */}
      <RegisterPane open={registering} close={() => setRegistering(false)} />
    </PortalShell>
  );
}
