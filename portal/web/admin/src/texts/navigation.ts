/** The headings of the navigation. */
export const texts = {
  apis: "APIs",
  monitoring: "Monitoring",
  developerPortal: "Developer portal",
  security: "Security",
};
