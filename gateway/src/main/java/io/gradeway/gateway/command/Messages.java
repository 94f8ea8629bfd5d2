package io.gradeway.gateway.command;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Sentences in the person's language. Every command has a bundle of its own name beside this class
 * ({@code mask.properties}, {@code mask_zh.properties}); {@code gradeway.properties} holds what all
 * share.
 */
public final class Messages {
  private final ResourceBundle bundle;

  private Messages(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** The sentences of one command; English unless the locale is Chinese. */
  public static Messages of(String command, Locale locale) {
    return new Messages(
        ResourceBundle.getBundle(
            "io.gradeway.gateway.command." + command,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /** The sentence of a key, with {@code {0}}, {@code {1}} … filled in. */
  public String say(String key, Object... parts) {
    return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(parts);
  }

  ResourceBundle bundle() {
    return bundle;
  }
}
