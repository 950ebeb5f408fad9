using System.Security.Claims;
using LifecycleKit.Tracking;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Hooks;

/// <summary>Registers accounts, and signs them in and out.</summary>
public sealed class Accounts(ShopDbContext db, ILifecycleTracker tracker, TimeProvider clock)
{
    private static readonly PasswordHasher<ShopCustomer> Hasher = new();

    /// <summary>Makes an account. Its address is known to the shop; whether it may be used is asked elsewhere.</summary>
    /// <returns>The account; null when the address has one already.</returns>
    public async Task<ShopCustomer?> RegisterAsync(string name, string email, string password, CancellationToken cancellationToken)
    {
        var login = email.ToLowerInvariant();
        if (await db.Customers.AnyAsync(customer => customer.Login == login, cancellationToken)) return null;
        var account = new ShopCustomer
        {
            Id = "account-" + Guid.CreateVersion7().ToString("N"), Name = name, Email = email, Login = login, CreatedAt = clock.GetUtcNow(),
        };
        account.PasswordHash = Hasher.HashPassword(account, password);
        db.Customers.Add(account);
        await db.SaveChangesAsync(cancellationToken);
        return account;
    }

    /// <summary>Returns the account of an address and a password; null when they do not fit.</summary>
    public async Task<ShopCustomer?> FindAsync(string email, string password, CancellationToken cancellationToken)
    {
        var login = email.ToLowerInvariant();
        var account = await db.Customers.FirstOrDefaultAsync(customer => customer.Login == login, cancellationToken);
        return account?.PasswordHash is { } hash
            && Hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed ? account : null;
    }

    #region sign-in
    /// <summary>Signs an account in. What the visitor has done, and has put into the cart, comes along.</summary>
    public async Task SignInAsync(HttpContext http, ShopCustomer account, CurrentCustomer customer, CancellationToken cancellationToken)
    {
        // A visitor belongs to one account. Linked to a second one, the two accounts would become one customer.
        var visitor = await tracker.GetViewAsync(customer.VisitorId, cancellationToken);
        if (visitor.HeadId == customer.VisitorId) await tracker.LinkAsync(account.Id, customer.VisitorId, cancellationToken);
        await MoveCartAsync(customer.VisitorId, account.Id, cancellationToken);

        // The next one at this browser, after the session of the account, is another visitor.
        customer.StartVisitor(http);
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, account.Id)], CookieAuthenticationDefaults.AuthenticationScheme);
        await http.SignInAsync(new ClaimsPrincipal(identity));
    }
    #endregion

    /// <summary>Signs out. The browser is a new visitor then: the next person at it is not the account.</summary>
    public static async Task SignOutAsync(HttpContext http, CurrentCustomer customer)
    {
        await http.SignOutAsync();
        customer.StartVisitor(http);
    }

    private async Task MoveCartAsync(string visitorId, string accountId, CancellationToken cancellationToken)
    {
        var ofAccount = await db.CartLines.Where(line => line.CustomerId == accountId)
            .ToDictionaryAsync(line => line.ProductId, cancellationToken);
        foreach (var line in await db.CartLines.Where(line => line.CustomerId == visitorId).ToListAsync(cancellationToken))
        {
            if (ofAccount.TryGetValue(line.ProductId, out var same))
                same.Quantity = Math.Min(same.Quantity + line.Quantity, CartHook.MaxQuantity);
            else db.CartLines.Add(new CartLine { CustomerId = accountId, ProductId = line.ProductId, Quantity = line.Quantity });
            db.CartLines.Remove(line);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
