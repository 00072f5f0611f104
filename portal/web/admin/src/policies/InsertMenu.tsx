import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { texts } from "../texts/policies";
import { useDescriptions, useFragmentNames } from "./queries";

const useStyles = makeStyles({ list: { maxHeight: "60vh", overflowY: "auto" } });

interface Props {
  scope: string;
  /** Whether the policies of all scopes are offered. */
  anywhere?: boolean;
  /** Whether fragments may be included. */
  fragments: boolean;
  insert: (sample: string) => void;
}

/** The policies that may stand here, each with its attributes, and the fragments that there are. */
export function InsertMenu({ scope, anywhere = false, fragments, insert }: Props) {
  const styles = useStyles();
  const descriptions = useDescriptions(scope, anywhere);
  const names = useFragmentNames(scope);
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<AddRegular />}>{texts.insert}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList className={styles.list}>
          {descriptions.data?.map(({ name, properties }) => (
            <MenuItem
              key={name}
              secondaryContent={texts.insertHint(properties.sections.join(", "))}
              onClick={() => insert(properties.sample)}
            >
              {name}
            </MenuItem>
          ))}
          {fragments && (names.data?.length ?? 0) > 0 && (
            <>
              <MenuDivider />
              <MenuGroup>
                <MenuGroupHeader>{texts.fragment}</MenuGroupHeader>
                {names.data?.map((name) => (
                  <MenuItem key={name} onClick={() => insert(`<include-fragment fragment-id="${name}" />`)}>
                    {name}
                  </MenuItem>
                ))}
              </MenuGroup>
            </>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
