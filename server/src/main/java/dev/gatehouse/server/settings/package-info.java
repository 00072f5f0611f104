/**
 * The settings: what can be set ({@link dev.gatehouse.server.settings.Catalogue}), where values come from ({@link
 * dev.gatehouse.server.settings.SettingsReader}), and the typed result ({@link dev.gatehouse.server.settings.Settings}).
 */
package dev.gatehouse.server.settings;
