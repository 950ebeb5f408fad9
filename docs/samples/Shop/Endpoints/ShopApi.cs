using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Hooks;

namespace Shop.Endpoints;

/// <summary>The shop as JSON, for an application or a script. The pages call the same hooks.</summary>
public static class ShopApi
{
    public sealed record ContactBody(string? Email, bool Consent);

    public sealed record CartBody(string ProductId, int Quantity);

    public sealed record CheckoutBody(string? Email, bool Consent);

    public sealed record ReviewBody(string ProductId, int Rating, string? Text);

    public sealed record AnswerBody(int Score);

    public sealed record AccountBody(string? Name, string? Email, string? Password);

    public sealed record OrderReply(string OrderId, string Status, decimal GrossTotal, decimal RefundedTotal, long Version);

    public sealed record CustomerReply(string CustomerId);

    public static void MapShopApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter<JsonOnly>();
        api.MapGet("/me", (CurrentCustomer customer) => new CustomerReply(customer.Id));
        api.MapPost("/contact", CaptureAsync);
        api.MapPost("/cart", SetCartAsync);
        api.MapPost("/checkout", CheckoutAsync);
        api.MapPost("/orders/{id}/pay", PayAsync);
        api.MapPost("/reviews", ReviewAsync);
        api.MapPost("/nps", AnswerAsync);
        api.MapPost("/account/register", RegisterAsync);
        api.MapPost("/account/login", LoginAsync);
        api.MapPost("/account/logout", Accounts.SignOutAsync);
    }

    public static OrderReply Reply(ShopOrder order) =>
        new(order.Id, order.Status.ToString(), order.GrossTotal, order.RefundedTotal, order.Version);

    private static async Task<Results<NoContent, ProblemHttpResult>> CaptureAsync(
        ContactBody body, CurrentCustomer customer, ContactHook contacts, CancellationToken cancellationToken)
    {
        if (ContactHook.Checked(body.Email) is not { } email) return Wrong("The e-mail address is not valid.");
        await contacts.CaptureAsync(customer.Id, email, body.Consent, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SetCartAsync(
        CartBody body, CurrentCustomer customer, CartHook carts, CancellationToken cancellationToken)
    {
        if (body.Quantity is < 0 or > CartHook.MaxQuantity) return Wrong($"The quantity must be between 0 and {CartHook.MaxQuantity}.");
        return await carts.SetAsync(customer.Id, body.ProductId, body.Quantity, cancellationToken)
            ? TypedResults.NoContent() : Wrong("There is no such product.");
    }

    private static async Task<Results<Ok<OrderReply>, ProblemHttpResult>> CheckoutAsync(
        CheckoutBody body, CurrentCustomer customer, Checkout checkout, CancellationToken cancellationToken)
    {
        var email = ContactHook.Checked(body.Email);
        if (email is null && body.Email is not null) return Wrong("The e-mail address is not valid.");
        try
        {
            return await checkout.PlaceAsync(customer.Id, email, body.Consent, cancellationToken) is { } order
                ? TypedResults.Ok(Reply(order)) : Wrong("The cart is empty.");
        }
        catch (DbUpdateConcurrencyException)
        {
            return Wrong("The cart was ordered at this moment.", StatusCodes.Status409Conflict);
        }
    }

    private static async Task<Results<Ok<OrderReply>, ProblemHttpResult>> PayAsync(
        string id, CurrentCustomer customer, CustomerIds ids, OrderChanges changes, CancellationToken cancellationToken) =>
        await changes.PayAsync(id, await ids.OfAsync(customer.Id, cancellationToken), cancellationToken) is { } paid
            ? TypedResults.Ok(Reply(paid)) : Wrong("There is no such order to pay.");

    private static async Task<Results<NoContent, ProblemHttpResult>> ReviewAsync(
        ReviewBody body, CurrentCustomer customer, OpinionHook opinions, CancellationToken cancellationToken)
    {
        if (body.Rating is < 1 or > 5) return Wrong("The rating must be between 1 and 5 stars.");
        return await opinions.ReviewAsync(customer.Id, body.ProductId, body.Rating, body.Text, cancellationToken)
            ? TypedResults.NoContent() : Wrong("There is no such product.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(
        AnswerBody body, CurrentCustomer customer, OpinionHook opinions, CancellationToken cancellationToken)
    {
        if (body.Score is < 0 or > 10) return Wrong("The answer must be between 0 and 10.");
        await opinions.AnswerAsync(customer.Id, body.Score, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<CustomerReply>, ProblemHttpResult>> RegisterAsync(
        AccountBody body, HttpContext http, CurrentCustomer customer, Accounts accounts, CancellationToken cancellationToken)
    {
        if (ContactHook.Checked(body.Email) is not { } email || body.Password is not { Length: >= 8 })
            return Wrong("An account needs an e-mail address and a password of at least 8 characters.");
        if (await accounts.RegisterAsync(body.Name ?? email, email, body.Password, cancellationToken) is not { } account)
            return Wrong("The address has an account already.", StatusCodes.Status409Conflict);
        await accounts.SignInAsync(http, account, customer, cancellationToken);
        return TypedResults.Ok(new CustomerReply(account.Id));
    }

    private static async Task<Results<Ok<CustomerReply>, ProblemHttpResult>> LoginAsync(
        AccountBody body, HttpContext http, CurrentCustomer customer, Accounts accounts, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(body.Email ?? string.Empty, body.Password ?? string.Empty, cancellationToken) is not { } account)
            return Wrong("Address and password do not fit.", StatusCodes.Status401Unauthorized);
        await accounts.SignInAsync(http, account, customer, cancellationToken);
        return TypedResults.Ok(new CustomerReply(account.Id));
    }

    internal static ProblemHttpResult Wrong(string detail, int status = StatusCodes.Status400BadRequest) =>
        TypedResults.Problem(detail, statusCode: status);
}
