import { config } from "zod";

// The page's content security policy forbids eval, which zod would otherwise probe for.
config({ jitless: true });
