/**
 * {@code apply} and {@code export}: a service as files. What a file or folder wants is read into {@code Wanted}
 * resources ({@code template/} for ARM templates, {@code folder/} for the folder layout), held against the server into a
 * plan and carried out ({@code plan/}); an export goes the other way.
 */
package dev.gatehouse.cli.files;
