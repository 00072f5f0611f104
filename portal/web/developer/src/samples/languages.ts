import { texts } from "../texts/samples";
import { type Call, variables } from "./call";
import { csharp } from "./csharp";
import { curl } from "./curl";
import { go } from "./go";
import { http } from "./http";
import { java } from "./java";
import { javascript } from "./javascript";
import { php } from "./php";
import { powershell } from "./powershell";
import { python } from "./python";
import { ruby } from "./ruby";

/** A language that a call can be written in. */
export interface Language {
  id: string;
  name: string;
  /** What a line of comment begins with, and how the sample is run. */
  comment: string;
  run: string;
  /** What stands before everything else. */
  opening?: string;
  write: (call: Call) => string;
}

export const languages: readonly Language[] = [
  { id: "curl", name: "curl", comment: "#", run: "bash", write: curl },
  { id: "http", name: "HTTP", comment: "#", run: texts.restClient, write: http },
  { id: "java", name: "Java", comment: "//", run: texts.saveAs("Call.java", "java Call.java"), write: java },
  { id: "csharp", name: "C#", comment: "//", run: texts.saveAs("Program.cs", "dotnet run"), write: csharp },
  {
    id: "javascript",
    name: "JavaScript",
    comment: "//",
    run: texts.saveAs("call.js", "node call.js"),
    write: javascript,
  },
  { id: "python", name: "Python", comment: "#", run: texts.saveAs("call.py", "python3 call.py"), write: python },
  { id: "go", name: "Go", comment: "//", run: texts.saveAs("call.go", "go run call.go"), write: go },
  {
    id: "php",
    name: "PHP",
    comment: "//",
    run: texts.saveAs("call.php", "php call.php"),
    opening: "<?php",
    write: php,
  },
  { id: "ruby", name: "Ruby", comment: "#", run: texts.saveAs("call.rb", "ruby call.rb"), write: ruby },
  {
    id: "powershell",
    name: "PowerShell",
    comment: "#",
    run: texts.saveAs("call.ps1", "pwsh call.ps1"),
    write: powershell,
  },
];

/** A whole sample, with what to do about it at its beginning. */
export function sample(language: Language, call: Call): string {
  const needed = variables(call).join(", ");
  const told = needed === "" ? texts.run(language.run) : texts.set(needed, language.run);
  return [
    ...(language.opening ? [language.opening] : []),
    `${language.comment} ${told}`,
    language.write(call),
    "",
  ].join("\n");
}
