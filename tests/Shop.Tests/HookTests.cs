using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Shop.Tests;

/// <summary>Each hook of the shop over HTTP, and what the back office says afterwards.</summary>
public sealed class HookTests(SharedShop shop) : IClassFixture<SharedShop>
{
    private readonly FakeTimeProvider _clock = shop.Clock;
    private readonly ShopApp _app = shop.App;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Visit_OfTwoSessions_IsRecordedTwice()
    {
        var browser = new Browser(_app);
        var id = await browser.IdAsync();
        await browser.OpenAsync("/?utm_source=letter");
        Assert.Equal(1, (await _app.SummaryAsync(id)).VisitCount);

        browser.EndSession();
        await browser.OpenAsync("/");

        Assert.Equal(id, await browser.IdAsync());
        Assert.Equal(2, (await _app.SummaryAsync(id)).VisitCount);
    }

    [Fact]
    public async Task Visit_WithTheIdOfAnAccountAsCookie_IsAnotherVisitor()
    {
        var cookies = new CookieContainer();
        cookies.Add(new Cookie("visitor", "account-0123456789abcdef0123456789abcdef", "/", "localhost"));
        var browser = new Browser(cookies);
        browser.GoTo(_app);
        Assert.StartsWith("visitor-", await browser.IdAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Chosen")]
    [InlineData(false, "NoConsent")]
    public async Task Contact_WithOrWithoutConsent_MakesALeadWhoMayBeMailedOrNot(bool consent, string outcome)
    {
        var browser = new Browser(_app);
        await browser.DoAsync("/contact", new { email = "anna@example.com", consent });
        var summary = await _app.SummaryAsync(await browser.IdAsync());
        Assert.Equal("lead", summary.Tracks[0].Stage);
        Assert.Equal(outcome, summary.Plays.Single(play => play.Play == "welcome").Outcome);
    }

    [Fact]
    public async Task Contact_OfNoAddress_IsRefused()
    {
        using var response = await new Browser(_app).PostAsync("/contact", new { email = "anna", consent = true });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Cart_OfAnOrder_IsEmptyAfterIt()
    {
        var browser = new Browser(_app);
        var id = await browser.IdAsync();
        await browser.AddToCartAsync(quantity: 3);
        Assert.Equal(3, (await _app.SummaryAsync(id)).CartItemCount);

        await browser.DoAsync("/checkout", new { email = "anna@example.com", consent = true });

        var summary = await _app.SummaryAsync(id);
        Assert.Equal((0, 1, 26.70m), (summary.CartItemCount, summary.OrderCount, summary.NetRevenue));
        Assert.Equal("first-time", summary.Tracks[0].Stage);
        using var again = await browser.PostAsync("/checkout", new { email = (string?)null, consent = false });
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
    }

    [Fact]
    public async Task Refund_InParts_IsInTheViewAtOnce()
    {
        var browser = new Browser(_app);
        var id = await browser.IdAsync();
        var first = await browser.PaidOrderAsync();
        var second = await browser.PaidOrderAsync();
        Assert.Equal(("active", 17.80m), (await _app.StageAsync(id), (await _app.SummaryAsync(id)).NetRevenue));

        await RefundAsync(first, 2m);
        await RefundAsync(first, 3m);
        var summary = await _app.SummaryAsync(id);
        Assert.Equal((2, 12.80m, 5m), (summary.OrderCount, summary.NetRevenue, summary.RefundedTotal));
        Assert.Equal("active", summary.Tracks[0].Stage);

        await RefundAsync(first, 3.90m);
        summary = await _app.SummaryAsync(id);
        Assert.Equal((1, 8.90m, "first-time"), (summary.OrderCount, summary.NetRevenue, summary.Tracks[0].Stage));

        using var tooMuch = await _app.PostAsync($"/orders/{first}/refund", new { amount = 0.01m });
        Assert.Equal(HttpStatusCode.BadRequest, tooMuch.StatusCode);
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await _app.PostAsync($"/orders/{second}/cancel", new { })).EnsureSuccessStatusCode();
        summary = await _app.SummaryAsync(id);
        Assert.Equal((0, 0m, "lead"), (summary.OrderCount, summary.NetRevenue, summary.Tracks[0].Stage));
        Assert.Contains("Track journey: lead", await _app.PageAsync($"/office/customers/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ship_OfAnOrder_LeadsToTheQuestionForAReview()
    {
        var browser = new Browser(_app);
        var id = await browser.IdAsync();
        var order = await browser.PaidOrderAsync("anna@example.com", consent: true);
        (await _app.PostAsync($"/orders/{order}/ship", new { })).EnsureSuccessStatusCode();
        _clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal("Chosen", (await _app.SummaryAsync(id)).Plays.Single(play => play.Play == "ask-for-review").Outcome);
        using var cancelled = await _app.PostAsync($"/orders/{order}/cancel", new { });
        Assert.Equal(HttpStatusCode.BadRequest, cancelled.StatusCode);
    }

    [Fact]
    public async Task Pay_OfTheOrderOfAnother_IsRefused()
    {
        var order = await new Browser(_app).OrderAsync();
        using var response = await new Browser(_app).PostAsync($"/orders/{order}/pay", new { });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Opinions_OfACustomer_AreInTheView()
    {
        var browser = new Browser(_app);
        await browser.DoAsync("/reviews", new { productId = "sencha", rating = 4, text = "<script>alert(1)</script>" });
        await browser.DoAsync("/nps", new { score = 9 });
        await browser.DoAsync("/nps", new { score = 9 });
        var summary = await _app.SummaryAsync(await browser.IdAsync());
        Assert.Equal((1, 9), (summary.ReviewCount, summary.LastNps));
        using var page = await browser.GetAsync("/products/sencha");
        var html = await page.Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_OfAMail_AreReportedAndUnsubscribe()
    {
        var browser = new Browser(_app);
        var id = await browser.IdAsync();
        await browser.DoAsync("/contact", new { email = "anna@example.com", consent = true });
        await _app.RunMailsAsync();
        var mail = Assert.Single(await _app.MailsAsync(), mail => mail.CustomerId == id);
        Assert.Equal(("welcome", "anna@example.com", "Welcome to our tea shop"), (mail.Play, mail.To, mail.Subject));

        for (var time = 0; time < 2; time++) (await browser.GetAsync($"/mail/{mail.Token}/open.gif")).EnsureSuccessStatusCode();
        await browser.OpenAsync($"/mail/{mail.Token}/go");
        await browser.OpenAsync($"/mail/{mail.Token}/unsubscribe");
        var summary = await _app.SummaryAsync(id);
        Assert.Equal((1, 1, true), (summary.OpenedMessageCount, summary.ClickedMessageCount, summary.IsContactableByEmail));

        (await browser.PostFormAsync($"/mail/{mail.Token}/unsubscribe")).EnsureSuccessStatusCode();
        Assert.False((await _app.SummaryAsync(id)).IsContactableByEmail);

        // Agreed again, and unsubscribed by the same mail.
        _clock.Advance(TimeSpan.FromMinutes(1));
        await browser.DoAsync("/contact", new { email = "anna@example.com", consent = true });
        Assert.True((await _app.SummaryAsync(id)).IsContactableByEmail);
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await browser.PostFormAsync($"/mail/{mail.Token}/unsubscribe")).EnsureSuccessStatusCode();
        Assert.False((await _app.SummaryAsync(id)).IsContactableByEmail);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/mail/{new string('0', 32)}/unsubscribe")).StatusCode);
    }

    [Fact]
    public async Task Banner_OfManyPageViews_IsOneMessageADay()
    {
        var browser = new Browser(_app);
        var id = await browser.IdAsync();
        Assert.Contains("Get 5 % off", await browser.OpenAsync("/"), StringComparison.Ordinal);
        for (var view = 0; view < 3; view++) await browser.OpenAsync("/");
        Assert.Equal(1, (await _app.Tracker.GetViewAsync(id, Cancellation)).Profile.SentMessageCount);
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("Get 5 % off", await browser.OpenAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_OfAVisitor_BringsTheCartAlong()
    {
        var browser = new Browser(_app);
        var visitor = await browser.IdAsync();
        await browser.AddToCartAsync(quantity: 2);
        await browser.DoAsync("/account/register", new { name = "Anna", email = "anna@example.com", password = "correct horse" });
        Assert.StartsWith("account-", await browser.IdAsync(), StringComparison.Ordinal);
        Assert.Contains("Total: 17.80 EUR", await browser.OpenAsync("/cart"), StringComparison.Ordinal);

        await browser.DoAsync("/account/logout", new { });
        Assert.NotEqual(visitor, await browser.IdAsync());
        Assert.Contains("The cart is empty", await browser.OpenAsync("/cart"), StringComparison.Ordinal);
        using var wrong = await browser.PostAsync("/account/login", new { email = "anna@example.com", password = "wrong horse" });
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        await browser.DoAsync("/account/login", new { email = "Anna@example.com", password = "correct horse" });
        Assert.Contains("Signed in as Anna", await browser.OpenAsync("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_OfAGuestWithAnOrder_MakesOneCustomerOfBoth()
    {
        var browser = new Browser(_app);
        var visitor = await browser.IdAsync();
        var first = await browser.PaidOrderAsync("cora@example.com", consent: true);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var account = new { name = "Cora", email = "cora@example.com", password = "correct horse" };
        await browser.DoAsync("/account/register", account);
        var id = await browser.IdAsync();
        await browser.PaidOrderAsync();
        var summary = await _app.SummaryAsync(id);
        Assert.Equal((2, 17.80m, "active"), (summary.OrderCount, summary.NetRevenue, summary.Tracks[0].Stage));
        Assert.Equivalent(summary, await _app.SummaryAsync(visitor), strict: true);
        Assert.Contains(first, await browser.OpenAsync("/account"), StringComparison.Ordinal);
        Assert.Contains(visitor, await _app.PageAsync($"/office/customers/{id}"), StringComparison.Ordinal);

        // The order of the guest is given back: the account has one order less.
        await RefundAsync(first, 8.90m);
        Assert.Equal(1, (await _app.SummaryAsync(id)).OrderCount);

        // Another person at the same browser, also with the cookie of before: two customers.
        await browser.DoAsync("/account/logout", new { });
        browser.Set("visitor", visitor);
        await browser.DoAsync("/account/register", new { name = "Dan", email = "dan@example.com", password = "correct horse" });
        Assert.Equal((0, 1), ((await _app.SummaryAsync(await browser.IdAsync())).OrderCount, (await _app.SummaryAsync(id)).OrderCount));

        // And the first one again.
        await browser.DoAsync("/account/logout", new { });
        await browser.DoAsync("/account/login", account);
        Assert.Equal(id, await browser.IdAsync());
    }

    [Fact]
    public async Task Level_OfACustomerWithFourOrders_IsWrittenByTheHandler()
    {
        var browser = new Browser(_app);
        await browser.DoAsync("/account/register", new { name = "Ben", email = "ben@example.com", password = "correct horse" });
        for (var order = 0; order < 4; order++) await browser.PaidOrderAsync();
        Assert.Contains("You are a loyal customer", await browser.OpenAsync("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_OfThePages_DoWhatTheApiDoes()
    {
        var browser = new Browser(_app);
        (await browser.SubmitAsync("/", "/contact", ("email", "anna@example.com"), ("consent", "true"))).EnsureSuccessStatusCode();
        (await browser.SubmitAsync("/", "/cart", ("productId", "pot"), ("quantity", "1"))).EnsureSuccessStatusCode();
        (await browser.SubmitAsync("/cart", "/checkout", ("email", "anna@example.com"))).EnsureSuccessStatusCode();
        var id = await browser.IdAsync();
        await using var db = _app.NewContext();
        var order = await db.Orders.SingleAsync(one => one.CustomerId == id, Cancellation);
        (await browser.SubmitAsync("/account", $"/orders/{order.Id}/pay")).EnsureSuccessStatusCode();
        (await browser.SubmitAsync("/account", "/nps", ("score", "7"))).EnsureSuccessStatusCode();
        (await browser.SubmitAsync("/products/pot", "/reviews", ("productId", "pot"), ("rating", "5"), ("text", "fine")))
            .EnsureSuccessStatusCode();
        var page = $"/office/customers/{order.CustomerId}";
        (await browser.SubmitAsync(page, $"/office/orders/{order.Id}/ship")).EnsureSuccessStatusCode();
        (await browser.SubmitAsync(page, $"/office/orders/{order.Id}/refund", ("amount", "9.50"))).EnsureSuccessStatusCode();
        (await browser.SubmitAsync("/account", "/contact/withdraw")).EnsureSuccessStatusCode();

        var summary = await _app.SummaryAsync(order.CustomerId);
        Assert.Equal((1, 29.50m, 7, 1, false), (
            summary.OrderCount, summary.NetRevenue, summary.LastNps, summary.ReviewCount, summary.IsContactableByEmail));
    }

    [Theory]
    [InlineData("/contact")]
    [InlineData("/contact/withdraw")]
    [InlineData("/cart")]
    [InlineData("/checkout")]
    [InlineData("/orders/1/pay")]
    [InlineData("/reviews")]
    [InlineData("/nps")]
    [InlineData("/account/login")]
    [InlineData("/account/logout")]
    [InlineData("/office/orders/1/refund")]
    [InlineData("/office/orders/1/cancel")]
    [InlineData("/office/orders/1/ship")]
    [InlineData("/office/customers/1/erase")]
    [InlineData("/office/mails/run")]
    [InlineData("/office/operations/release")]
    public async Task Form_WithoutItsToken_IsRefused(string url)
    {
        using var response = await new Browser(_app).PostFormAsync(
            url, ("email", "anna@example.com"), ("productId", "pot"), ("quantity", "1"), ("rating", "5"), ("score", "5"), ("amount", "1"),
            ("handler", "customer-levels"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("That did not work", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api_OfAFormPost_IsRefused()
    {
        using var response = await new Browser(_app).PostFormAsync("/api/office/mails/run", ("a", "b"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    private async Task RefundAsync(string orderId, decimal amount)
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await _app.PostAsync($"/orders/{orderId}/refund", new { amount })).EnsureSuccessStatusCode();
    }
}
