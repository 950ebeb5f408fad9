using System.Buffers;
using System.Security.Claims;
using System.Security.Cryptography;

namespace Shop.Hooks;

/// <summary>The customer of a request: the account that is signed in, or else the visitor of the cookie.</summary>
public sealed class CurrentCustomer
{
    public const string VisitorCookie = "visitor";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    #region current-customer
    public string Id => AccountId ?? VisitorId;

    public string? AccountId { get; private set; }

    public string VisitorId { get; private set; } = string.Empty;

    /// <summary>Reads the customer of the request, and gives a new visitor a cookie.</summary>
    public void Read(HttpContext http)
    {
        AccountId = http.User.FindFirstValue(ClaimTypes.NameIdentifier);
        VisitorId = http.Request.Cookies[VisitorCookie] is { } known && IsVisitorId(known) ? known : StartVisitor(http);
    }

    /// <summary>Gives the browser the cookie of a new visitor, for example after signing out.</summary>
    public string StartVisitor(HttpContext http)
    {
        // Random, so that no other visitor's id can be guessed, and without any fact about the person.
        VisitorId = "visitor-" + RandomNumberGenerator.GetHexString(32, lowercase: true);
        http.Response.Cookies.Append(VisitorCookie, VisitorId, CookieOf(http, TimeSpan.FromDays(180)));
        return VisitorId;
    }
    #endregion

    public static CookieOptions CookieOf(HttpContext http, TimeSpan maxAge) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = maxAge, IsEssential = true };

    // The cookie comes from the browser: only what this class has made is an id, so that no cookie names an account.
    private static bool IsVisitorId(string text) =>
        text.Length == 40 && text.StartsWith("visitor-", StringComparison.Ordinal)
            && !text.AsSpan(8).ContainsAnyExcept(HexDigits);
}
