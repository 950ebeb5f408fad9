using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Endpoints;

/// <summary>The cookie of an account.</summary>
public static class SignIn
{
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "account";
        options.LoginPath = "/account";
        options.Events.OnValidatePrincipal = async context =>
        {
            // An account that was erased is signed out everywhere.
            var id = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
            var db = context.HttpContext.RequestServices.GetRequiredService<ShopDbContext>();
            if (!await db.Customers.AnyAsync(customer => customer.Id == id, context.HttpContext.RequestAborted)) context.RejectPrincipal();
        };
    }

    /// <summary>Whether the request is not one of a customer in the shop: it is no visit.</summary>
    public static bool IsOffice(this HttpRequest request) =>
        request.Path.StartsWithSegments("/office") || request.Path.StartsWithSegments("/api/office")
        || request.Path.StartsWithSegments("/mail") || request.Path.StartsWithSegments("/healthz");
}
