package dev.gatehouse.portal.brand;

import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.http.Router;
import dev.gatehouse.model.brand.BrandLogo;

/** The brand for pages of both portals, and for those who haven't signed in: it is no secret. */
public final class BrandApi {
    static final String LOGO = "/api/brand/logo/";

    private final Brands brands;

    public BrandApi(Brands brands) {
        this.brands = brands;
    }

    /** Its routes. */
    public void addTo(Router.Builder routes) {
        routes.route("GET", "/api/brand", _ -> Reply.json(200, brands.now().toJson()))
                .route("GET", LOGO + "{tag}", this::logo);
    }

    /** An image and nothing else, also for who opens its address: it runs no script and loads nothing. */
    private Reply logo(Request request) {
        return brands.now()
                .logo()
                .filter(image -> image.tag().equals(request.pathParameter("tag")))
                .map(image -> Reply.bytes(200, BrandLogo.CONTENT_TYPE, image.content())
                        .with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
                        .with("Cache-Control", "public, max-age=31536000, immutable"))
                .orElseThrow(() -> new RequestException(404, "NotFound", "There is no such logo."));
    }
}
