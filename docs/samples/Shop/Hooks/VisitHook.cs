using System.Security.Cryptography;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace Shop.Hooks;

/// <summary>Records a visit when a session begins: at the first request after 30 minutes without one.</summary>
public sealed class VisitHook(RequestDelegate next, TimeProvider clock)
{
    private const string SessionCookie = "session";

    #region visit-hook
    public async Task InvokeAsync(HttpContext http, CurrentCustomer customer, ILifecycleTracker tracker)
    {
        customer.Read(http);
        var session = http.Request.Cookies[SessionCookie];
        if (session is not { Length: 32 })
        {
            session = RandomNumberGenerator.GetHexString(32, lowercase: true);
            // Must not hold up the page, and may be lost: TryRecordAsync. The session's id counts a repeated request once.
            await tracker.TryRecordAsync(
                customer.Id, CustomerEvent.Visit(clock.GetUtcNow(), Source(http.Request), eventId: session), http.RequestAborted);
        }

        http.Response.Cookies.Append(SessionCookie, session, CurrentCustomer.CookieOf(http, TimeSpan.FromMinutes(30)));
        await next(http);
    }
    #endregion

    private static string? Source(HttpRequest request)
    {
        if (request.Query["utm_source"].FirstOrDefault() is { Length: > 0 and <= 64 } source) return source;
        return Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Host != request.Host.Host ? from.Host : null;
    }
}
