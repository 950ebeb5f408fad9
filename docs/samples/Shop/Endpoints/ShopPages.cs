using LifecycleKit.Customers;
using LifecycleKit.Tracking;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Hooks;
using Shop.Pages;

namespace Shop.Endpoints;

/// <summary>The pages of the shop. Forms have a token against forgery, checked for every endpoint that reads a form.</summary>
public static class ShopPages
{
    public static void MapShopPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", HomeAsync);
        app.MapGet("/products/{id}", ProductAsync);
        app.MapGet("/cart", CartAsync);
        app.MapGet("/account", AccountAsync);
        app.MapPost("/contact", async Task<IResult> (
            [FromForm] string? email, [FromForm] bool? consent, CurrentCustomer customer, ContactHook contacts,
            CancellationToken cancellationToken) =>
        {
            if (ContactHook.Checked(email) is not { } address) return Wrong("The e-mail address is not valid.");
            await contacts.CaptureAsync(customer.Id, address, consent == true, cancellationToken);
            return Back("/account");
        });
        app.MapPost("/contact/withdraw", async (
            IFormCollection _, CurrentCustomer customer, ContactHook contacts, CancellationToken cancellationToken) =>
        {
            await contacts.WithdrawAsync(customer.Id, cancellationToken);
            return Back("/account");
        });
        app.MapPost("/cart", async (
            [FromForm] string productId, [FromForm] int quantity, CurrentCustomer customer, CartHook carts,
            CancellationToken cancellationToken) =>
            quantity is >= 0 and <= CartHook.MaxQuantity && await carts.SetAsync(customer.Id, productId, quantity, cancellationToken)
                ? Back("/cart") : Wrong("There is no such product, or not so many of it."));
        app.MapPost("/checkout", CheckoutAsync);
        app.MapPost("/orders/{id}/pay", async (
            string id, IFormCollection _, CurrentCustomer customer, CustomerIds ids, OrderChanges changes,
            CancellationToken cancellationToken) =>
            await changes.PayAsync(id, await ids.OfAsync(customer.Id, cancellationToken), cancellationToken) is not null
                ? Back("/account") : Wrong("There is no such order to pay."));
        app.MapPost("/reviews", async (
            [FromForm] string productId, [FromForm] int rating, [FromForm] string? text, CurrentCustomer customer, OpinionHook opinions,
            CancellationToken cancellationToken) =>
            rating is >= 1 and <= 5 && await opinions.ReviewAsync(customer.Id, productId, rating, text, cancellationToken)
                ? Back($"/products/{productId}") : Wrong("A review needs a product and 1 to 5 stars."));
        app.MapPost("/nps", async (
            [FromForm] int score, CurrentCustomer customer, OpinionHook opinions, CancellationToken cancellationToken) =>
        {
            if (score is < 0 or > 10) return Wrong("The answer must be between 0 and 10.");
            await opinions.AnswerAsync(customer.Id, score, cancellationToken);
            return Back("/account");
        });
        app.MapPost("/account/login", LoginAsync);
        app.MapPost("/account/logout", async (IFormCollection _, HttpContext http, CurrentCustomer customer) =>
        {
            await Accounts.SignOutAsync(http, customer);
            return Back("/account");
        });
    }

    /// <summary>Answers a form: the browser loads a page, so that loading it again posts nothing.</summary>
    internal static IResult Back(string url) => Results.LocalRedirect(url);

    internal static IResult Wrong(string text, bool isOffice = false) =>
        new RazorComponentResult<MessagePage>(new { Title = "That did not work", Text = text, IsOffice = isOffice })
        {
            StatusCode = StatusCodes.Status400BadRequest,
        };

    private static async Task<IResult> HomeAsync(
        CurrentCustomer customer, ShopDbContext db, Banner banner, CancellationToken cancellationToken) =>
        new RazorComponentResult<HomePage>(new
        {
            Products = (IReadOnlyList<Product>)await db.Products.AsNoTracking().OrderBy(product => product.Name)
                .ToListAsync(cancellationToken),
            Banner = await banner.ShowAsync(customer.Id, cancellationToken),
        });

    private static async Task<IResult> ProductAsync(string id, ShopDbContext db, CancellationToken cancellationToken)
    {
        if (await db.Products.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } product)
            return Results.NotFound();
        var reviews = await db.Reviews.AsNoTracking().Where(review => review.ProductId == id)
            .OrderByDescending(review => review.WrittenAt).Take(10).ToListAsync(cancellationToken);
        return new RazorComponentResult<ProductPage>(new { Product = product, Reviews = (IReadOnlyList<ProductReview>)reviews });
    }

    private static async Task<IResult> CartAsync(
        CurrentCustomer customer, ShopDbContext db, CartHook carts, CancellationToken cancellationToken) =>
        new RazorComponentResult<CartPage>(new
        {
            Lines = await carts.ReadAsync(customer.Id, cancellationToken),
            (await db.Customers.FindAsync([customer.Id], cancellationToken))?.Email,
        });

    private static async Task<IResult> AccountAsync(
        CurrentCustomer customer, ShopDbContext db, CustomerIds ids, ILifecycleTracker tracker, CancellationToken cancellationToken)
    {
        var rows = await CustomerRows.ReadAsync(db, await ids.OfAsync(customer.Id, cancellationToken), cancellationToken);
        var view = await tracker.GetViewAsync(customer.Id, cancellationToken);
        return new RazorComponentResult<AccountPage>(new
        {
            Name = customer.AccountId is null ? null : rows.Known?.Name,
            rows.Known?.Level,
            Orders = (IReadOnlyList<ShopOrder>)[.. rows.Orders.Reverse()],
            IsContactable = view.Profile.Contacts.IsContactable(Channels.Email, view.AsOf),
        });
    }

    private static async Task<IResult> CheckoutAsync(
        [FromForm] string? email, [FromForm] bool? consent, CurrentCustomer customer, Checkout checkout,
        CancellationToken cancellationToken)
    {
        if (ContactHook.Checked(email) is not { } address) return Wrong("The e-mail address is not valid.");
        try
        {
            return await checkout.PlaceAsync(customer.Id, address, consent == true, cancellationToken) is null
                ? Wrong("The cart is empty.") : Back("/account");
        }
        catch (DbUpdateConcurrencyException)
        {
            return Wrong("The cart was ordered at this moment. The order is in your account.");
        }
    }

    private static async Task<IResult> LoginAsync(
        [FromForm] string? email, [FromForm] string? password, [FromForm] string? name, [FromForm] string? action, HttpContext http,
        CurrentCustomer customer, Accounts accounts, CancellationToken cancellationToken)
    {
        if (ContactHook.Checked(email) is not { } address || password is not { Length: >= 8 })
            return Wrong("An account needs an e-mail address and a password of at least 8 characters.");
        var account = action == "register"
            ? await accounts.RegisterAsync(name is { Length: > 0 } ? name : address, address, password, cancellationToken)
            : await accounts.FindAsync(address, password, cancellationToken);
        if (account is null)
            return Wrong(action == "register" ? "The address has an account already." : "Address and password do not fit.");
        await accounts.SignInAsync(http, account, customer, cancellationToken);
        return Back("/account");
    }
}
