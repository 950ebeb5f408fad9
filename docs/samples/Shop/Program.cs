using LifecycleKit.Conditions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Endpoints;
using Shop.Hooks;
using Shop.Mail;
using Shop.Start;

// A sample. The back office (/office) asks for no sign-in, so the shop listens on the loopback address alone (Urls in appsettings.json).
var builder = WebApplication.CreateBuilder(args);
var services = builder.Services;
var root = builder.Environment.ContentRootPath;
var shop = builder.Configuration.GetSection("Shop");
var dataFolder = Path.GetFullPath(shop[nameof(ShopOptions.DataFolder)] ?? "App_Data", root);
Directory.CreateDirectory(dataFolder);

services.Configure<ShopOptions>(shop);
services.AddSingleton(TimeProvider.System);
services.AddDbContextFactory<ShopDbContext>(options =>
    ShopDatabase.Use(options, builder.Configuration.GetConnectionString("Shop"), dataFolder));

services.AddSingleton<ShopStart>();

#region add-lifecycle
services
    .AddLifecycle(builder.Configuration.GetSection("Lifecycle"))
    .AddFields(Fields.InstantTrait(OrderChanges.LastShippedTrait))
    .UseEntityFrameworkStore<ShopDbContext>()
    .AddTransitionHandler<CustomerLevels>()
    .AddBackgroundServices(options =>
    {
        options.Orders = provider => provider.GetRequiredService<ChangedOrders>().ReadAsync();
        options.VisitorExpiry.IsEnabled = true;
        options.Refit.IsEnabled = true;
    });
services.AddHealthChecks().AddLifecycleHealthCheck();
#endregion

services.AddScoped<CurrentCustomer>().AddScoped<Accounts>();
services.AddScoped<ContactHook>().AddScoped<CartHook>().AddScoped<Checkout>().AddScoped<OrderChanges>().AddScoped<OpinionHook>();
services.AddScoped<ChangedOrders>().AddScoped<EraseHook>().AddScoped<MailReports>();
services.AddSingleton<PendingEvents>().AddSingleton<Banner>().AddSingleton<CustomerIds>();
services.AddSingleton<IMailer, TableMailer>().AddSingleton<MailJob>().AddHostedService<MailService>();

services.AddDataProtection().SetApplicationName("Shop").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(dataFolder, "keys")));
services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(SignIn.Configure);
services.AddAntiforgery();
services.AddRazorComponents();

var app = builder.Build();
app.UseAuthentication();
app.UseAntiforgery();
app.UseWhen(http => !http.Request.IsOffice(), front => front.UseMiddleware<VisitHook>());
app.MapHealthChecks("/healthz");
app.MapShopApi();
app.MapShopPages();
app.MapMailLinks();
app.MapOfficeApi();
app.MapOfficePages();

#region start
// The tables first: the tracker reads them when the host starts.
await app.Services.GetRequiredService<ShopStart>().RunAsync(app.Lifetime.ApplicationStopping);
await app.RunAsync();
#endregion

/// <summary>The entry point, public for tests.</summary>
public partial class Program;
