import { Text } from "@fluentui/react-components";
import { Failure, Loading, PageTitle } from "@gatehouse/shared";
import { texts } from "../texts/brand";
import { BrandForm } from "./BrandForm";
import { useOwnBrand } from "./queries";

/** How both portals present themselves. */
export function BrandPage() {
  const own = useOwnBrand();
  return (
    <>
      <PageTitle title={texts.brand} />
      <p>
        <Text>{texts.intro}</Text>
      </p>
      {own.isPending && <Loading />}
      {own.error && <Failure error={own.error} retry={() => void own.refetch()} />}
      {own.data && <BrandForm exists={own.data.exists} properties={own.data.properties} />}
    </>
  );
}
