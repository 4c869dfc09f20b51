/** What a user writes on a method. */
package dev.selvage;
