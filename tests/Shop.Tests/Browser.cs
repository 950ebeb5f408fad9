using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Shop.Endpoints;

namespace Shop.Tests;

/// <summary>The browser of a customer: it keeps cookies, opens pages and posts forms and JSON.</summary>
internal sealed partial class Browser(CookieContainer cookies) : IDisposable
{
    private static readonly Uri Site = new("http://localhost");

    private HttpClient _http = new();

    public Browser(ShopApp app, string? address = null)
        : this(new CookieContainer()) => GoTo(app, address);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Goes on with the same cookies at another host of the shop, or at the same one after a restart.</summary>
    public void GoTo(ShopApp app, string? address = null) => _http = address is null
        ? app.CreateDefaultClient(Site, new RedirectHandler(), new CookieContainerHandler(cookies))
        : new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = new Uri(address) };

    public void Dispose() => _http.Dispose();

    /// <summary>Returns a second window of this browser, at another host.</summary>
    public Browser At(ShopApp app)
    {
        var window = new Browser(cookies);
        window.GoTo(app);
        return window;
    }

    /// <summary>Forgets the session, as a browser does after 30 minutes; the next request is a visit.</summary>
    public void EndSession()
    {
        foreach (Cookie cookie in cookies.GetAllCookies())
            if (cookie.Name == "session") cookie.Expired = true;
    }

    /// <summary>Sets a cookie as the browser of before would send it.</summary>
    public void Set(string name, string value) => cookies.Add(new Cookie(name, value, "/", Site.Host));

    public async Task<string> IdAsync() => (await _http.GetFromJsonAsync<ShopApi.CustomerReply>("/api/me", Cancellation))!.CustomerId;

    public Task<HttpResponseMessage> PostAsync(string url, object body) => _http.PostAsJsonAsync($"/api{url}", body, Cancellation);

    /// <summary>Opens a page and returns its text as the customer reads it.</summary>
    public async Task<string> OpenAsync(string url) => WebUtility.HtmlDecode(await _http.GetStringAsync(url, Cancellation));

    public Task<HttpResponseMessage> GetAsync(string url) => _http.GetAsync(url, Cancellation);

    public Task<HttpResponseMessage> PostFormAsync(string url, params (string Name, string Value)[] fields) =>
        _http.PostAsync(url, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), Cancellation);

    /// <summary>Opens a page and posts one of its forms, with the token of the page.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string url, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await _http.GetStringAsync(page, Cancellation)).Groups[1].Value;
        return await PostFormAsync(url, [.. fields, ("__RequestVerificationToken", token)]);
    }

    public async Task AddToCartAsync(string productId = "sencha", int quantity = 1) =>
        await DoAsync("/cart", new { productId, quantity });

    public async Task<string> OrderAsync(string? email = null, bool consent = false)
    {
        await AddToCartAsync();
        using var response = await DoAsync("/checkout", new { email, consent });
        return (await response.Content.ReadFromJsonAsync<ShopApi.OrderReply>(Cancellation))!.OrderId;
    }

    public async Task<string> PaidOrderAsync(string? email = null, bool consent = false)
    {
        var id = await OrderAsync(email, consent);
        (await DoAsync($"/orders/{id}/pay", new { })).Dispose();
        return id;
    }

    public async Task<HttpResponseMessage> DoAsync(string url, object body)
    {
        var response = await PostAsync(url, body);
        Assert.True(
            response.IsSuccessStatusCode, $"{url}: {response.StatusCode} {await response.Content.ReadAsStringAsync(Cancellation)}");
        return response;
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
