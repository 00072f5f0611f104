import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { ArrowDownloadRegular, ArrowImportRegular, DeleteRegular } from "@fluentui/react-icons";
import { Confirmed, Failure } from "@gatehouse/shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import { texts } from "../texts/apis";
import { type Api, apiPath, plain, titleOf, useAll, useCallers, useDeleteApi, useExport } from "./queries";
import { ReimportPane } from "./ReimportPane";

const formats = [
  { format: "openapi+json-link", text: texts.exportJson },
  { format: "openapi-link", text: texts.exportYaml },
  { format: "swagger-link", text: texts.exportSwagger },
];

/** What is done to an API as a whole: import again, export, delete. */
export function ApiActions({ api }: { api: Api }) {
  const [importing, setImporting] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const exporting = useExport(api.name);
  const save = (format: string) => exporting.mutate(format, { onSuccess: (link) => location.assign(link) });
  return (
    <>
      <Button icon={<ArrowImportRegular />} onClick={() => setImporting(true)}>
        {texts.reimport}
      </Button>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<ArrowDownloadRegular />} disabledFocusable={exporting.isPending}>
            {texts.export}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {formats.map(({ format, text }) => (
              <MenuItem key={format} onClick={() => save(format)}>
                {text}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      <Button icon={<DeleteRegular />} onClick={() => setDeleting(true)}>
        {texts.removeOf(titleOf(api))}
      </Button>
      {exporting.error && <Failure error={exporting.error} />}
      {importing && <ReimportPane api={api} close={() => setImporting(false)} />}
      <Deletion api={api} open={deleting} close={() => setDeleting(false)} />
    </>
  );
}

/** Asks before an API goes, saying how many products and callers are hit. */
function Deletion({ api, open, close }: { api: Api; open: boolean; close: () => void }) {
  const navigate = useNavigate();
  const deletion = useDeleteApi(api.name);
  const whole = api.properties.isCurrent !== false;
  const products = useAll(`${apiPath(api.name)}/products`, open && whole);
  const callers = useCallers(`apiId eq '/apis/${api.name.replaceAll("'", "''")}'`, open && whole);
  const counted = products.data && callers.data;
  const confirm = () => {
    close();
    deletion.mutate(undefined, {
      onSuccess: () => void navigate(whole ? "/apis" : `/apis/${encodeURIComponent(plain(api.name))}`),
    });
  };
  const error = products.error ?? callers.error;
  return (
    <>
      {deletion.error && <Failure error={deletion.error} />}
      <Confirmed
        question={
          whole ? texts.removeQuestion(titleOf(api)) : texts.removeRevisionQuestion(api.properties.apiRevision ?? "")
        }
        warning={
          !whole
            ? texts.removeRevisionWarning
            : counted
              ? texts.removeWarning(products.data.length, callers.data.callers, callers.data.calls)
              : (error?.message ?? texts.counting)
        }
        action={texts.remove}
        open={open}
        confirm={confirm}
        cancel={close}
      />
    </>
  );
}
